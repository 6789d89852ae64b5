using System.Buffers;

namespace Ipernity.Sandbox.Protocol.Answers;

/// <summary>Writes an answer as XML: <c>&lt;api status="ok" at=".."&gt;..&lt;/api&gt;</c>.</summary>
internal static class XmlAnswerWriter
{
    public static void Write(Answer answer, IBufferWriter<byte> output)
    {
        output.Write("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"u8);
        var envelope = answer.Status() ?? new Element(Answer.EnvelopeName);
        foreach (var part in answer.Payload?.Parts ?? [])
            envelope.Parts.Add(part);
        WriteElement(output, envelope);
        output.Write("\n"u8);
    }

    private static void WriteElement(IBufferWriter<byte> output, Element element)
    {
        output.Write("<"u8);
        output.WriteText(element.Name);
        var hasContent = !string.IsNullOrEmpty(element.Text);
        foreach (var part in element.Parts)
        {
            if (part.Value is { } value)
            {
                output.Write(" "u8);
                output.WriteText(part.Name);
                output.Write("=\""u8);
                WriteEscaped(output, value);
                output.Write("\""u8);
            }
            else
            {
                hasContent |= part.Child is not null || part.IsWrapped || part.Items!.Count > 0;
            }
        }
        if (!hasContent)
        {
            output.Write("/>"u8);
            return;
        }

        output.Write(">"u8);
        WriteEscaped(output, element.Text);
        foreach (var part in element.Parts)
        {
            if (part.Child is { } child)
                WriteElement(output, child);
            if (part.IsWrapped)
                WriteElement(output, Enclose(part));
            else
                WriteItems(output, part);
        }
        output.Write("</"u8);
        output.WriteText(element.Name);
        output.Write(">"u8);
    }

    private static void WriteItems(IBufferWriter<byte> output, ElementPart part)
    {
        foreach (var item in part.Items ?? [])
            WriteElement(output, item);
    }

    private static Element Enclose(ElementPart part)
    {
        var element = new Element(part.Name);
        foreach (var item in part.Items!)
            element.Child(item);
        return element;
    }

    private static void WriteEscaped(IBufferWriter<byte> output, ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var plain = IndexOfSpecial(text);
            output.WriteText(text[..plain]);
            if (plain == text.Length)
                return;

            output.Write(text[plain] switch
            {
                '&' => "&amp;"u8,
                '<' => "&lt;"u8,
                '>' => "&gt;"u8,
                '"' => "&quot;"u8,
                // XML readers replace these characters with spaces unless they are written as references.
                '\t' => "&#9;"u8,
                '\n' => "&#10;"u8,
                '\r' => "&#13;"u8,
                // XML cannot contain other control characters.
                _ => "\uFFFD"u8,
            });
            text = text[(plain + 1)..];
        }
    }

    /// <summary>The index of the first character that must be escaped; the length if there is none.</summary>
    private static int IndexOfSpecial(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is < ' ' or '&' or '<' or '>' or '"' or '\uFFFE' or '\uFFFF')
                return i;
        }
        return text.Length;
    }
}
