using System.Security.Cryptography;
using System.Text;
using BenchmarkDotNet.Attributes;
using Ipernity.Auth.Signing;

namespace Ipernity.Bench;

/// <summary>Signing a typical call of six parameters, beside the bare work that it cannot do without: the sort and the MD5.</summary>
[MemoryDiagnoser]
public class SigningBenchmarks
{
    private static readonly KeyValuePair<string, string>[] Parameters =
    [
        new("api_key", "6fa87ba500002712bd4eed6020f3bd72"), new("auth_token", "123456-789abc-def012"), new("user_id", "42"),
        new("per_page", "100"), new("page", "3"), new("extra", "dates,owner,count"),
    ];

    private static readonly byte[] Text = Encoding.UTF8.GetBytes(string.Concat(Parameters.Select(p => p.Key + p.Value)) + "doc.getListe9a599f0cf6ce193");

    private readonly KeyValuePair<string, string>[] _sorted = new KeyValuePair<string, string>[Parameters.Length];
    private readonly byte[] _hash = new byte[MD5.HashSizeInBytes];
    private readonly RequestSigner _signer = new("e9a599f0cf6ce193");

    [Benchmark(Baseline = true)]
    public byte[] SortAndMd5()
    {
        Parameters.CopyTo(_sorted, 0);
        _sorted.AsSpan().Sort(static (x, y) => string.CompareOrdinal(x.Key, y.Key));
        MD5.HashData(Text, _hash);
        return _hash;
    }

    [Benchmark]
    public string Sign() => _signer.Sign("doc.getList", Parameters);
}
