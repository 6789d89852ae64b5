using System.Globalization;
using System.Management.Automation;
using Ipernity.PowerShell.Pipeline;

namespace Ipernity.PowerShell.Parameters;

/// <summary>
/// Accepts dates, and text such as 2026-08-01 or 2026-08-01 12:30, the same under every culture: PowerShell itself would read 01.08.2026 as
/// January 8. A blank cell of a table is ignored.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DateTextAttribute : ArgumentTransformationAttribute
{
    private static readonly string[] Forms =
        ["yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ssK"];

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => inputData.Unwrap() switch
    {
        var blank when blank.IsBlank() => null,
        DateTime time => time,
        DateTimeOffset time => time.LocalDateTime,
        string text when DateTime.TryParseExact(
            text.Trim(), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) => time,
#if NET8_0_OR_GREATER
        DateOnly day => day.ToDateTime(TimeOnly.MinValue),
#endif
        var other => throw new ArgumentTransformationMetadataException(
            FormattableString.Invariant($"'{other}' is not a date. Use a date, or text such as 2026-08-01 or 2026-08-01 12:30.")),
    };
}
