using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Ipernity.PowerShell.Answers;

namespace Ipernity.Bench;

/// <summary>A list of documents made into objects and tables, beside the bare reading of its JSON. Compare.ps1 has ConvertFrom-Json beside it.</summary>
[MemoryDiagnoser]
public class ParsingBenchmarks
{
    private byte[] _json = [];

    /// <summary>A page, and 10 MB.</summary>
    [Params(100, 40_000)]
    public int Documents { get; set; }

    [GlobalSetup]
    public void Setup() => _json = DocumentList.Create(Documents);

    [Benchmark(Baseline = true)]
    public bool Reading()
    {
        var reader = new Utf8JsonReader(_json);
        while (reader.Read())
        {
            // Nothing is made of it.
        }

        return reader.BytesConsumed == _json.Length;
    }

    [Benchmark]
    public object? Objects() => AnswerObjects.ReadItem(_json, "payload");

    [Benchmark]
    public object? Tables() => AnswerTables.ReadItem(_json, "payload");
}
