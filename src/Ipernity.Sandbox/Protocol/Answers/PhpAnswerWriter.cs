using System.Buffers;
using System.Text;

namespace Ipernity.Sandbox.Protocol.Answers;

/// <summary>Writes an answer in the format of PHP's <c>serialize()</c>, with the same structure as JSON.</summary>
internal static class PhpAnswerWriter
{
    public static void Write(Answer answer, IBufferWriter<byte> output)
    {
        var payload = answer.Payload;
        var status = answer.Status();
        OpenArray(output, (payload?.Parts.Count ?? 0) + (status is null ? 0 : 1));
        if (payload is not null)
            WriteParts(output, payload);
        if (status is not null)
        {
            WriteString(output, status.Name);
            WriteValue(output, status);
        }
        output.Write("}"u8);
    }

    private static void WriteValue(IBufferWriter<byte> output, Element element)
    {
        if (element.IsTextOnly)
        {
            WriteString(output, element.Text!);
            return;
        }
        OpenArray(output, element.Parts.Count + (element.Text is null ? 0 : 1));
        WriteParts(output, element);
        if (element.Text is { } text)
        {
            WriteString(output, Element.TextMember);
            WriteString(output, text);
        }
        output.Write("}"u8);
    }

    private static void WriteParts(IBufferWriter<byte> output, Element element)
    {
        foreach (var part in element.Parts)
        {
            WriteString(output, part.Name);
            if (part.Value is { } value)
                WriteString(output, value);
            else if (part.Child is { } child)
                WriteValue(output, child);
            else
                WriteList(output, part.Items!);
        }
    }

    private static void WriteList(IBufferWriter<byte> output, IReadOnlyList<Element> items)
    {
        OpenArray(output, items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            output.Write("i:"u8);
            output.WriteNumber(i);
            output.Write(";"u8);
            WriteValue(output, items[i]);
        }
        output.Write("}"u8);
    }

    private static void OpenArray(IBufferWriter<byte> output, int count)
    {
        output.Write("a:"u8);
        output.WriteNumber(count);
        output.Write(":{"u8);
    }

    private static void WriteString(IBufferWriter<byte> output, string text)
    {
        output.Write("s:"u8);
        output.WriteNumber(Encoding.UTF8.GetByteCount(text));
        output.Write(":\""u8);
        output.WriteText(text);
        output.Write("\";"u8);
    }
}
