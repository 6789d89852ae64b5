using System.Buffers;

namespace Ipernity.Auth.Signing;

/// <summary>The signed parameters in order, in a rented array that is returned on disposal.</summary>
internal readonly ref struct SortedParameters
{
    private readonly KeyValuePair<string, string>[] _rented;
    private readonly int _count;

    private SortedParameters(KeyValuePair<string, string>[] rented, int count)
    {
        _rented = rented;
        _count = count;
    }

    public ReadOnlySpan<KeyValuePair<string, string>> Span => _rented.AsSpan(0, _count);

    public static SortedParameters Of(string method, ReadOnlySpan<KeyValuePair<string, string>> parameters)
    {
        var rented = ArrayPool<KeyValuePair<string, string>>.Shared.Rent(parameters.Length);
        var count = 0;
        foreach (var parameter in parameters)
        {
            if (IsSigned(method, parameter.Key))
                rented[count++] = parameter;
        }

#if NET8_0_OR_GREATER
        rented.AsSpan(0, count).Sort(ParameterNameOrder.Comparison);
#else
        Array.Sort(rented, 0, count, ParameterNameOrder.Instance);
#endif
        var sorted = new SortedParameters(rented, count);
        sorted.RefuseDuplicates();
        return sorted;
    }

    public void Dispose() => ArrayPool<KeyValuePair<string, string>>.Shared.Return(_rented, clearArray: true);

    private static bool IsSigned(string method, string name) =>
        !string.Equals(name, "api_sig", StringComparison.Ordinal)
        && !(string.Equals(name, "file", StringComparison.Ordinal) && IsUpload(method));

    private static bool IsUpload(string method) => method is "upload.file" or "upload.replace";

    private void RefuseDuplicates()
    {
        for (var i = 1; i < _count; i++)
        {
            if (string.Equals(_rented[i - 1].Key, _rented[i].Key, StringComparison.Ordinal))
            {
                var name = _rented[i].Key;
                Dispose();
                throw new ArgumentException($"The parameter '{name}' is given twice.");
            }
        }
    }
}
