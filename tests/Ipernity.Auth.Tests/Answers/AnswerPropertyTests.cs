using FsCheck.Xunit;
using Ipernity.Auth.Answers;
using Ipernity.Auth.Errors;

namespace Ipernity.Auth.Tests.Answers;

/// <summary>Whatever comes is an answer or a declared error: random bytes, and right answers with random faults.</summary>
[Properties(Arbitrary = [typeof(AnswerBytesGenerator)], MaxTest = 5000)]
public sealed class AnswerPropertyTests
{
    private const int Depth = 16;

    [Property]
    public bool A_php_answer_is_read_or_refused(AnswerBytes content) =>
        IsNothingOr<FormatException>(() => PhpStatusReader.Read(content.Bytes, Depth));

    [Property]
    public bool Any_answer_is_read_or_refused_in_any_format(AnswerBytes content) =>
        Enum.GetValues<AnswerFormat>()
            .All(format =>
                IsNothingOr<IpernityTransportException>(() => AnswerReader.ReadStatus("doc.getList", format, content.Bytes, Depth))
            );

    private static bool IsNothingOr<T>(Func<object?> read)
        where T : Exception => Record.Exception(read) is null or T;
}
