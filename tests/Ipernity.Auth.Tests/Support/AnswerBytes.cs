using System.Text;
using System.Text.Json;

namespace Ipernity.Auth.Tests.Support;

/// <summary>Bytes of an answer.</summary>
public sealed record AnswerBytes(byte[] Bytes)
{
    public override string ToString() => JsonSerializer.Serialize(Encoding.Latin1.GetString(Bytes));
}
