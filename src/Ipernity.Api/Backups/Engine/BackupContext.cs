using Ipernity.Api.Backups.Format;
using Ipernity.Api.Backups.Index;
using Ipernity.Auth.Answers;
using Ipernity.Auth.Http;

namespace Ipernity.Api.Backups.Engine;

/// <summary>The state that all parts of a run share.</summary>
/// <param name="client">The client that asks the service.</param>
/// <param name="options">The options of the backup.</param>
/// <param name="failed">Called for each part of the account that could not be saved.</param>
internal sealed class BackupContext(IpernityClient client, BackupOptions options, Action<BackupProblem> failed)
{
    private BackupIndex? _index;

    public IpernityClient Client { get; } = client;

    public BackupOptions Options { get; } = options;

    public BackupPaths Paths { get; } = new(options.Folder);

    public BackupCounter Counter { get; } = new();

    /// <summary>The documents of the backup, after the index was read.</summary>
    public BackupIndex Index
    {
        get => _index ?? throw new InvalidOperationException("The backup is not open.");
        set => _index = value;
    }

    public bool IsOpen => _index is not null;

    /// <summary>The time of the run.</summary>
    public DateTimeOffset Now { get; } = DateTimeOffset.UtcNow;

    public CallOptions CallOptions => new()
    {
        Token = Options.Token,
        Timeout = Options.Timeout,
        Retries = Options.Retries,
        Attempted = attempt =>
        {
            Counter.AddCall(attempt);
            Options.Attempted?.Invoke(attempt);
        },
    };

    public Task<ApiAnswer> CallAsync(string method, CancellationToken stop, params KeyValuePair<string, string>[] parameters) =>
        Client.CallAsync(new ApiCall(method, parameters), CallOptions, stop);

    public void Decide(string sentence) => Options.Decided?.Invoke(sentence);

    public void Fail(BackupProblem problem) => failed(problem);
}
