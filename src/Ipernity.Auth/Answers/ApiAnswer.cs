using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Ipernity.Auth.Errors;

namespace Ipernity.Auth.Answers;

/// <summary>An answer whose status was <c>ok</c>, as it was received.</summary>
public sealed class ApiAnswer
{
    /// <summary>Creates an answer from what was received and checked.</summary>
    /// <param name="method">The method that was called.</param>
    /// <param name="format">The format of the content.</param>
    /// <param name="content">The answer's bytes: UTF-8, well-formed, without a byte order mark.</param>
    /// <param name="httpStatus">The HTTP status.</param>
    /// <param name="elapsed">The time from the call to the last byte of its answer.</param>
    /// <param name="maxDepth">How deep the answer's elements are nested at most.</param>
    public ApiAnswer(
        string method, AnswerFormat format, ReadOnlyMemory<byte> content, int httpStatus = 200, TimeSpan elapsed = default, int maxDepth = 64)
    {
        Method = method;
        Format = format;
        Content = content;
        HttpStatus = httpStatus;
        Elapsed = elapsed;
        MaxDepth = maxDepth;
    }

    /// <summary>The method that was called.</summary>
    public string Method { get; }

    /// <summary>The form of <see cref="Content"/>.</summary>
    public AnswerFormat Format { get; }

    /// <summary>The answer's bytes: UTF-8, well-formed, without a byte order mark.</summary>
    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>The HTTP status.</summary>
    public int HttpStatus { get; }

    /// <summary>The time from the call to the last byte of its answer.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>How deep the answer's elements may be nested, which was checked.</summary>
    public int MaxDepth { get; }

    /// <summary>The answer as text.</summary>
    /// <returns>The whole answer.</returns>
    public string ReadText()
    {
        return Encoding.UTF8.GetString(Content.Span);
    }

    /// <summary>Opens an XML answer: without white space between elements, and without a DTD, an entity or anything fetched.</summary>
    /// <returns>A reader before the first node. Dispose of it.</returns>
    public XmlReader OpenXml() => XmlText.Open(Content);

    /// <summary>The error to throw where a part of the answer, which is well-formed as a whole, turns out unreadable.</summary>
    /// <param name="why">The rest of a sentence that begins "The answer to (method)"; nothing of the answer itself.</param>
    /// <returns>The error.</returns>
    public IpernityTransportException Unreadable(string why) => AnswerReader.Invalid(Method, why);

    /// <summary>Opens a JSON or XML answer as a tree.</summary>
    /// <returns>The answer's root.</returns>
    /// <exception cref="NotSupportedException">The answer is PHP.</exception>
    public IAnswerNode ReadRoot()
    {
        if (Format == AnswerFormat.Xml)
        {
            using var reader = OpenXml();
            return new XmlAnswerNode(XElement.Load(reader));
        }

        if (Format == AnswerFormat.Php)
            throw new NotSupportedException("PHP answers are only available as text.");

        using var document = JsonDocument.Parse(Content, new JsonDocumentOptions { MaxDepth = MaxDepth });
        return new JsonAnswerNode(document.RootElement.Clone());
    }
}
