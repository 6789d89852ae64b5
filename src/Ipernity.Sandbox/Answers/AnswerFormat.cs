using System.Buffers;

namespace Ipernity.Sandbox.Answers;

/// <summary>A format that an answer can be had in.</summary>
internal sealed record AnswerFormat(string ContentType, Action<Answer, IBufferWriter<byte>> Write)
{
    public static AnswerFormat Json { get; } = new("application/json; charset=utf-8", JsonAnswer.Write);

    public static AnswerFormat Xml { get; } = new("text/xml; charset=utf-8", XmlAnswer.Write);

    public static AnswerFormat Php { get; } = new("text/plain; charset=utf-8", PhpAnswer.Write);

    /// <summary>The format of this name, JSON where none is given, null where there is no such format.</summary>
    public static AnswerFormat? Find(string? name) => name switch
    {
        null or "" or "json" => Json,
        "xml" => Xml,
        "php" => Php,
        _ => null,
    };
}
