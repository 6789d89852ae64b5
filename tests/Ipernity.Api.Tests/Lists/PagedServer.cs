using System.Globalization;
using System.Text;
using System.Web;
using Ipernity.Auth.Http;

namespace Ipernity.Api.Tests.Lists;

/// <summary>A server with a list of numbered items that a test may change between requests.</summary>
internal sealed class PagedServer : IAsyncDisposable
{
    private readonly RawServer _server;
    private readonly object _lock = new();
    private int _atATime;

    public PagedServer(int count = 0)
    {
        Items = [.. Enumerable.Range(1, count)];
        _server = new RawServer(AnswerAsync);
    }

    /// <summary>The identifiers of the list's items. Change it with <see cref="Change"/>.</summary>
    public List<int> Items { get; private set; }

    /// <summary>The path of the items: the elements around them and their own name.</summary>
    public string[] Path { get; init; } = ["docs", "doc"];

    /// <summary>Items that the server counts but does not send.</summary>
    public int[] Hidden { get; init; } = [];

    public int LargestPage { get; init; } = 100;

    public bool TellsTotal { get; init; } = true;

    public bool TellsPages { get; init; } = true;

    public bool TellsPage { get; init; } = true;

    public bool TellsPageSize { get; init; } = true;

    public bool NumbersAreTexts { get; init; } = true;

    /// <summary>The page that the server sends, given the requested one and the number of pages.</summary>
    public Func<int, int, int> PageFor { get; init; } = static (asked, _) => asked;

    /// <summary>Called before the server reads its list, with the page and the number of the request.</summary>
    public Func<int, int, CancellationToken, Task> Before { get; init; } = static (_, _, _) => Task.CompletedTask;

    /// <summary>Returns an answer to send instead of the list, given the page and the number of the request.</summary>
    public Func<int, int, string?> Instead { get; init; } = static (_, _) => null;

    /// <summary>The total that the server tells, given the true one and the number of the request.</summary>
    public Func<int, int, long> TotalFor { get; init; } = static (total, _) => total;

    /// <summary>The number of pages that the server tells, given the true one and the page.</summary>
    public Func<int, int, long> PagesFor { get; init; } = static (pages, _) => pages;

    /// <summary>The title of every item.</summary>
    public string Ballast { get; init; } = "";

    /// <summary>The requested pages and page sizes, in order of arrival.</summary>
    public List<(int Page, int Size)> Asked { get; } = [];

    public int MostAtATime { get; private set; }

    public int Connections => _server.Connections;

    public int ClosedConnections => _server.ClosedConnections;

    public IpernityClient CreateClient() => ClientSetup.ClientOf(_server);

    public void Change(Action<List<int>> change)
    {
        lock (_lock)
            change(Items);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(Stream stream, string request, CancellationToken stop)
    {
        var parameters = HttpUtility.ParseQueryString(request[(request.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
        int Parameter(string name, int byDefault) =>
            parameters[name] is { } given ? (int)Math.Min(long.Parse(given, CultureInfo.InvariantCulture), int.MaxValue) : byDefault;
        var (page, size) = (Parameter("page", 1), Parameter("per_page", 20));
        int number;
        lock (_lock)
        {
            Asked.Add((page, size));
            number = Asked.Count;
            MostAtATime = Math.Max(MostAtATime, ++_atATime);
        }

        string answer;
        try
        {
            await Before(page, number, stop);
            lock (_lock)
                answer = Instead(page, number) ?? Answer(page, Math.Min(size, LargestPage), number);
        }
        finally
        {
            lock (_lock)
                _atATime--;
        }

        await RawServer.SendAsync(stream, answer[0] == '{' ? "200 OK" : answer, "", Encoding.UTF8.GetBytes(answer), stop);
    }

    private string Answer(int asked, int size, int number)
    {
        var total = TotalFor(Items.Count, number);
        var pages = PagesFor((Items.Count + size - 1) / size, asked);
        var page = PageFor(asked, (int)Math.Min(pages, int.MaxValue));
        var members = new List<string>();
        void Tell(bool told, string name, long value)
        {
            if (told)
                members.Add(NumbersAreTexts ? $"\"{name}\":\"{value}\"" : $"\"{name}\":{value}");
        }

        Tell(TellsTotal, "total", total);
        Tell(TellsPageSize, "per_page", size);
        Tell(TellsPage, "page", page);
        Tell(TellsPages, "pages", pages);
        var items = Items
            .Skip((int)Math.Min((long)(page - 1) * size, int.MaxValue))
            .Take(size)
            .Except(Hidden)
            .Select(id => $"{{\"{Path[^1]}_id\":\"{id}\",\"title\":\"{Ballast}\"}}");
        members.Add($"\"{Path[^1]}\":[{string.Join(',', items)}]");
        return Wrap([.. Path.SkipLast(1)], "{" + string.Join(',', members) + "}");
    }

    /// <summary>An answer with status ok and content inside nested elements.</summary>
    public static string Wrap(string[] elements, string inner) =>
        Enumerable.Reverse(elements).Aggregate(inner, static (content, name) => $"{{\"{name}\":{content}}}")[..^1]
        + ",\"api\":{\"status\":\"ok\"}}";
}
