using Ipernity.Sandbox.Protocol.Answers;

namespace Ipernity.Sandbox.Methods.Calls;

/// <summary>
/// One page of a list. Invalid values are corrected as the service does: a page below 1 becomes 1, a size below 1 becomes the
/// default, a size above the maximum becomes the maximum. A page past the end is empty.
/// </summary>
internal sealed class ResultPage<T>
{
    private readonly int _size;
    private readonly int _number;
    private readonly int _total;

    private ResultPage(IReadOnlyList<T> all, int number, int size)
    {
        _total = all.Count;
        _number = number;
        _size = size;
        var start = Math.Min((long)(number - 1) * size, all.Count);
        Items = [.. all.Skip((int)start).Take(size)];
    }

    public IReadOnlyList<T> Items { get; }

    public static ResultPage<T> Of(IReadOnlyList<T> all, MethodCall call)
    {
        var facts = call.Method.PageSize ?? throw new InvalidOperationException($"{call.Method.Name} has no pages.");
        var size = call.Number(facts.Name, facts.DefaultSize);
        return new ResultPage<T>(
            all,
            Math.Max(1, call.Number("page", 1)),
            size < 1 ? facts.DefaultSize : Math.Min(size, facts.MaximumSize));
    }

    public Element WriteTo(Element element) => element
        .Attribute("total", _total)
        .Attribute("per_page", _size)
        .Attribute("page", _number)
        .Attribute("pages", (_total + _size - 1) / _size);
}
