using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Ipernity.Auth.Errors;

namespace Ipernity.Auth.Answers;

/// <summary>An answer with status <c>ok</c>, as received.</summary>
public sealed class ApiAnswer
{
    /// <summary>Creates an answer from what was received and checked.</summary>
    /// <param name="method">The method that was called.</param>
    /// <param name="format">The format of the content.</param>
    /// <param name="content">The answer's bytes: UTF-8, well-formed, without a byte order mark.</param>
    /// <param name="httpStatus">The HTTP status.</param>
    /// <param name="elapsed">The time from the call to the last byte of its answer.</param>
    /// <param name="maxDepth">The maximum nesting depth of the answer's elements.</param>
    public ApiAnswer(
        string method,
        AnswerFormat format,
        ReadOnlyMemory<byte> content,
        int httpStatus = 200,
        TimeSpan elapsed = default,
        int maxDepth = 64)
    {
        Method = method;
        Format = format;
        Content = content;
        HttpStatus = httpStatus;
        Elapsed = elapsed;
        MaxDepth = maxDepth;
        Details = new FailureDetails { HttpStatus = httpStatus };
    }

    /// <summary>The method that was called.</summary>
    public string Method { get; }

    /// <summary>The format of <see cref="Content"/>.</summary>
    public AnswerFormat Format { get; }

    /// <summary>The answer's bytes: UTF-8, well-formed, without a byte order mark.</summary>
    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>The HTTP status.</summary>
    public int HttpStatus { get; }

    /// <summary>The time from the call to the last byte of its answer.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>The maximum nesting depth of the answer's elements, which was checked.</summary>
    public int MaxDepth { get; }

    private FailureDetails Details { get; init; }

    /// <summary>The answer as text.</summary>
    /// <returns>The whole answer.</returns>
    public string ReadText() => Encoding.UTF8.GetString(Content.Span);

    /// <summary>Opens an XML answer. The reader skips white space between elements, rejects DTDs and fetches nothing.</summary>
    /// <returns>A reader before the first node, which the caller disposes.</returns>
    public XmlReader OpenXml() => XmlText.Open(Content);

    /// <summary>Creates the error for an answer that is well-formed but cannot be read. The service has completed the call.</summary>
    /// <param name="why">The reason, which completes a sentence that begins "The answer to (method)". It must not quote the answer.</param>
    /// <returns>The error.</returns>
    public IpernityTransportException Unreadable(string why) => AnswerReader.Invalid(Method, why, Details);

    /// <summary>Opens a JSON or XML answer as a tree.</summary>
    /// <returns>The answer's root.</returns>
    /// <exception cref="NotSupportedException">The answer is PHP.</exception>
    /// <exception cref="IpernityTransportException">The answer is not well-formed. Nodes throw it for text that is not Unicode.</exception>
    public IAnswerNode ReadRoot()
    {
        if (Format == AnswerFormat.Php)
            throw new NotSupportedException("PHP answers are only available as text.");

        try
        {
            return Format == AnswerFormat.Xml ? ReadXmlRoot() : ReadJsonRoot();
        }
        catch (Exception broken) when (AnswerReader.IsOfContent(broken))
        {
            throw Unreadable("is not well-formed");
        }
    }

    /// <summary>The same answer with other details for its errors.</summary>
    internal ApiAnswer With(FailureDetails details) => new(Method, Format, Content, HttpStatus, Elapsed, MaxDepth) { Details = details };

    private XmlAnswerNode ReadXmlRoot()
    {
        using var reader = OpenXml();
        return new XmlAnswerNode(XElement.Load(reader));
    }

    private JsonAnswerNode ReadJsonRoot()
    {
        using var document = JsonDocument.Parse(Content, new JsonDocumentOptions { MaxDepth = MaxDepth });
        return new JsonAnswerNode(document.RootElement.Clone(), this);
    }
}
