namespace Ipernity.Auth.Signing;

/// <summary>Orders parameters by the UTF-8 bytes of their names, as they are signed.</summary>
internal sealed class ParameterNameOrder : IComparer<KeyValuePair<string, string>>
{
    public static readonly ParameterNameOrder Instance = new();

    public static readonly Comparison<KeyValuePair<string, string>> Comparison = Instance.Compare;

    public int Compare(KeyValuePair<string, string> x, KeyValuePair<string, string> y) => Compare(x.Key, y.Key);

    public static int Compare(string x, string y)
    {
        var shared = Math.Min(x.Length, y.Length);
        for (var i = 0; i < shared; i++)
        {
            if (x[i] != y[i])
                return Weight(x[i]) - Weight(y[i]);
        }

        return x.Length - y.Length;
    }

    // UTF-16 sorts surrogates (U+10000 and above) before U+E000 to U+FFFF, UTF-8 after them.
    private static int Weight(char c) => c >= 0xE000 ? c - 0x800 : c >= 0xD800 ? c + 0x2000 : c;
}
