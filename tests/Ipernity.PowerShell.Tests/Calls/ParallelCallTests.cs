using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Ipernity.Auth.Tests.Support;
using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Calls;

/// <summary>Calls for objects from the pipeline are sent several at a time.</summary>
public sealed class ParallelCallTests
{
    private const string Id = ",Ipernity.PowerShell.Commands.InvokeIpernityApiCommand";
    private const string Echo = "Invoke-IpernityApi test.echo -ApiKey k -ApiSecret s -Server $server";
    private const string Change = "Invoke-IpernityApi faves.docs.add -Force -ApiKey k -ApiSecret s -Server $server";

    [Theory]
    [InlineData("", 4)]
    [InlineData("-ThrottleLimit 1", 1)]
    [InlineData("-ThrottleLimit 7", 7)]
    public async Task As_many_reads_run_at_a_time_as_the_limit_allows(string limit, int expected)
    {
        await using var test = new GatedServer();
        var running = test.BeginRun($"1..20 | ForEach-Object {{ @{{ echo = $_ }} }} | {Echo} {limit}");
        await UntilAsync(() => test.Waiting == expected);
        // A call above the limit would arrive in this time.
        await Task.Delay(200, TestContext.Current.CancellationToken);
        Assert.Equal(expected, test.Waiting);
        test.OpenAll();
        Assert.Equal(20, (await running).AssertNoErrors().Output.Count);
        Assert.InRange(test.MostAtATime, 1, expected);
    }

    [Fact]
    public async Task Results_and_errors_come_in_the_order_of_the_input()
    {
        await using var test = new GatedServer(failing: ["2"]);
        var running = test.BeginRun(
            $"1..4 | ForEach-Object {{ @{{ echo = $_ }} }} | {Echo} 2>&1 | ForEach-Object {{ $_.echo ?? $_.FullyQualifiedErrorId }}");
        await UntilAsync(() => test.Waiting == 4);
        foreach (var call in new[] { "4", "3", "2" })
        {
            test.Open(call);
            await UntilAsync(() => test.Answered.Contains(call));
        }

        test.Open("1");
        Assert.Equal(["1", "ServiceError" + Id, "3", "4"], (await running).Output.Select(output => output.ToString()));
    }

    [Fact]
    public async Task A_result_is_there_as_soon_as_those_before_it_are()
    {
        await using var test = new GatedServer();
        test.Open("1");
        using var pipeline = test.Create($"1..20 | ForEach-Object {{ @{{ echo = $_ }} }} | {Echo}");
        using var output = new System.Management.Automation.PSDataCollection<System.Management.Automation.PSObject>();
        var running = pipeline.BeginInvoke<System.Management.Automation.PSObject, System.Management.Automation.PSObject>(null, output);
        await UntilAsync(() => output.Count == 1);
        Assert.False(running.IsCompleted);
        test.OpenAll();
        pipeline.EndInvoke(running);
        Assert.Equal(20, output.Count);
    }

    [Fact]
    public async Task A_slow_call_holds_up_only_so_many_objects()
    {
        await using var test = new GatedServer();
        foreach (var call in Enumerable.Range(2, 99))
            test.Open($"{call}");
        var running = test.BeginRun($"1..100 | ForEach-Object {{ @{{ echo = $_ }} }} | {Echo} -ThrottleLimit 2");
        await UntilAsync(() => test.Answered.Count == 7);
        await Task.Delay(200, TestContext.Current.CancellationToken);
        Assert.Equal(7, test.Answered.Count);
        test.OpenAll();
        Assert.Equal(100, (await running).AssertNoErrors().Output.Count);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("-ThrottleLimit 3", 3)]
    public async Task Changes_run_one_at_a_time_unless_a_limit_is_given(string limit, int expected)
    {
        await using var test = new GatedServer("doc_id");
        var running = test.BeginRun($"1..6 | ForEach-Object {{ @{{ doc_id = $_ }} }} | {Change} {limit}");
        await UntilAsync(() => test.Waiting == expected);
        await Task.Delay(200, TestContext.Current.CancellationToken);
        Assert.Equal(expected, test.Waiting);
        test.OpenAll();
        (await running).AssertNoErrors();
        Assert.Equal(6, test.Answered.Count);
    }

    [Fact]
    public async Task A_change_waits_for_the_reads_before_it()
    {
        await using var test = new GatedServer("(?:echo|doc_id)");
        var running = test.BeginRun(
            "[pscustomobject]@{ Method = 'test.echo'; echo = 1 }, [pscustomobject]@{ Method = 'faves.docs.add'; doc_id = 2 } | "
            + "Invoke-IpernityApi -Force -ApiKey k -ApiSecret s -Server $server");
        await UntilAsync(() => test.Waiting == 1);
        await Task.Delay(200, TestContext.Current.CancellationToken);
        Assert.Equal(1, test.Waiting);
        test.OpenAll();
        (await running).AssertNoErrors();
        Assert.Equal(["1", "2"], test.Answered);
    }

    [Fact]
    public async Task An_error_that_stops_ends_the_run()
    {
        await using var test = new GatedServer(failing: ["1"]);
        test.OpenAll();
        var result = await test.BeginRun(
            $"try {{ 1..100 | ForEach-Object {{ @{{ echo = $_ }} }} | {Echo} -ErrorAction Stop }} catch {{ $_.FullyQualifiedErrorId }}");
        Assert.Equal("ServiceError" + Id, result.Output[^1].ToString());
        Assert.InRange(test.Received, 1, 40);
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var i = 0; i < 400; i++)
        {
            if (condition())
                return;
            await Task.Delay(25, TestContext.Current.CancellationToken);
        }

        Assert.Fail("The condition did not come true in time.");
    }

    /// <summary>A server that answers a call only when the test says so.</summary>
    private sealed class GatedServer : IAsyncDisposable
    {
        private readonly ConcurrentDictionary<string, TaskCompletionSource> _gates = new(StringComparer.Ordinal);
        private readonly RawServer _server;
        private readonly Shell _shell = new();
        private bool _isOpen;
        private int _waiting;
        private int _received;
        private int _most;

        public GatedServer(string parameter = "echo", params string[] failing)
        {
            var value = new Regex($"(?:^|&){parameter}=(\\w+)");
            _server = new RawServer(async (stream, request, stop) =>
            {
                var name = value.Match(request.Split("\r\n\r\n")[1]).Groups[1].Value;
                Interlocked.Increment(ref _received);
                _most = Math.Max(_most, Interlocked.Increment(ref _waiting));
                try
                {
                    await WaitAsync(stream, name, stop);
                }
                finally
                {
                    Interlocked.Decrement(ref _waiting);
                }

                var body = failing.Contains(name, StringComparer.Ordinal)
                    ? """{"api":{"status":"error","code":"500","message":"no"}}"""
                    : $$$"""{"echo":"{{{name}}}","api":{"status":"ok","at":"1"}}""";
                Answered.Enqueue(name);
                await RawServer.SendAsync(stream, "200 OK", "Content-Type: application/json\r\n", Encoding.UTF8.GetBytes(body), stop);
            });
            _shell["server"] = _server.Address;
        }

        public int Waiting => Volatile.Read(ref _waiting);

        public int Received => Volatile.Read(ref _received);

        public int MostAtATime => _most;

        public ConcurrentQueue<string> Answered { get; } = new();

        public System.Management.Automation.PowerShell Create(string script) => _shell.Create(script);

        public Task<ShellResult> BeginRun(string script) =>
            Task.Run(() => _shell.Run(script.Replace(Echo, $"{Echo} -MaximumRetryCount 0", StringComparison.Ordinal)));

        public void Open(string name) => Gate(name).TrySetResult();

        public void OpenAll()
        {
            _isOpen = true;
            foreach (var gate in _gates.Values)
                gate.TrySetResult();
        }

        public async ValueTask DisposeAsync()
        {
            OpenAll();
            await _server.DisposeAsync();
            _shell.Dispose();
        }

        private TaskCompletionSource Gate(string name) =>
            _gates.GetOrAdd(name, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

        // A client that goes closes the connection.
        private async Task WaitAsync(Stream stream, string name, CancellationToken stop)
        {
            var gate = Gate(name);
            if (_isOpen)
                gate.TrySetResult();
            using var watching = CancellationTokenSource.CreateLinkedTokenSource(stop);
            var gone = stream.ReadAsync(new byte[1], watching.Token).AsTask();
            if (await Task.WhenAny(gate.Task, gone) == gone)
                throw new IOException("The client has gone.");
            await watching.CancelAsync();
            try
            {
                await gone;
            }
            catch (OperationCanceledException)
            {
                // The client is still there.
            }
        }
    }
}
