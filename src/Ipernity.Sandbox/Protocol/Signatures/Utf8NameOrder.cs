using Ipernity.Sandbox.Protocol.Requests;

namespace Ipernity.Sandbox.Protocol.Signatures;

/// <summary>
/// Sorts parameters by the UTF-8 bytes of their names, which is the order of code points. It differs from .NET's ordinal order for
/// surrogates, which stand for the highest code points but come before U+E000 to U+FFFF.
/// </summary>
internal sealed class Utf8NameOrder : IComparer<Parameter>
{
    public static Utf8NameOrder Instance { get; } = new();

    public int Compare(Parameter x, Parameter y) => Compare(x.Name, y.Name);

    public static int Compare(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var common = left.CommonPrefixLength(right);
        if (common == left.Length || common == right.Length)
            return left.Length - right.Length;
        return Rank(left[common]) - Rank(right[common]);
    }

    private static int Rank(char c) => char.IsSurrogate(c) ? c + 0x10000 : c;
}
