using System.Globalization;
using System.IO.Enumeration;
using Ipernity.Sandbox.Protocol.Catalogue;

namespace Ipernity.Sandbox.Faults;

/// <summary>Rejects invalid faults with messages that name the value and the valid values.</summary>
internal static class FaultChecks
{
    public const string Counts = "1 to 1000000, or always (0)";
    private const int MostCalls = 1_000_000;
    private const int MostSeconds = 86_400;
    private const int MostMilliseconds = 3_600_000;

    public static void Check(Fault fault)
    {
        if (!Enum.IsDefined(fault.Kind))
            throw new ArgumentException($"There is no fault '{fault.Kind}'. The faults are {string.Join(", ", FaultKinds.Names)}.");
        if (fault.Count is < 0 or > MostCalls)
            throw Invalid(FaultFields.Count, fault.Count, Counts);
        if (string.IsNullOrEmpty(fault.Method) || !(FitsDownloads(fault) || ServedMethods.All.Any(method => Fits(fault, method.Name))))
            throw Invalid(FaultFields.Method, fault.Method, MethodsOf(fault.Kind));

        Check(fault, FaultFields.RetryAfter, fault.RetryAfter, fault.RetryAfter is >= 0 and <= MostSeconds);
        Check(fault, FaultFields.Code, fault.Code, fault.Code is >= 1 and <= 999);
        Check(fault, FaultFields.Delay, fault.Delay?.TotalMilliseconds, fault.Delay?.TotalMilliseconds is >= 0 and <= MostMilliseconds);
        Check(fault, FaultFields.Status, fault.Status, fault.Status is 301 or 302 or 303 or 307 or 308);
        Check(fault, FaultFields.Location, fault.Location, fault.Location is { IsAbsoluteUri: true, Scheme: "http" or "https" });
    }

    /// <summary>Whether a fault matches calls of a method.</summary>
    public static bool Fits(Fault fault, string method) =>
        !fault.Kind.AppliesToDownloadsOnly()
            && (UploadMethodNames.Contains(method) || !fault.Kind.AppliesToUploadsOnly())
            && FileSystemName.MatchesSimpleExpression(fault.Method, method, ignoreCase: false);

    /// <summary>Whether a fault matches downloads.</summary>
    public static bool FitsDownloads(Fault fault) => fault.Method == Fault.Downloads
        ? fault.Kind.AppliesToDownloads()
        : fault.Kind.AppliesToDownloadsOnly() && fault.Method == Fault.AnyMethod;

    /// <summary>The valid values of a field.</summary>
    public static string Range(string field) => field switch
    {
        FaultFields.RetryAfter => $"0 to {MostSeconds} seconds",
        FaultFields.Code => "1 to 999, such as 105, 107, 113, 500, 501 or 503",
        FaultFields.Delay => $"0 to {MostMilliseconds} milliseconds",
        FaultFields.Status => "301, 302, 303, 307 or 308",
        _ => "an absolute http or https URL",
    };

    private static void Check(Fault fault, string field, object? value, bool isValid)
    {
        if (value is null)
            return;
        if (!fault.Kind.Values().Contains(field))
            throw new ArgumentException($"The fault '{fault.Kind.Name()}' takes no {field}. Omit it.");
        if (!isValid)
            throw Invalid(field, value, Range(field));
    }

    private static string MethodsOf(FaultKind kind)
    {
        if (kind.AppliesToUploadsOnly())
            return "upload.file, upload.replace or upload.*";
        if (kind.AppliesToDownloadsOnly())
            return $"{Fault.Downloads} or {Fault.AnyMethod}";
        return "the name of a method, such as doc.getList, or a pattern, such as doc.* or *"
            + (kind.AppliesToDownloads() ? $"; {Fault.Downloads} stands for downloads" : "");
    }

    private static ArgumentException Invalid(string field, object? value, string expected) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{field} '{value}' is invalid. Use {expected}."));
}
