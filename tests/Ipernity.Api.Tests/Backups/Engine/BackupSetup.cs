using System.Text.Json.Nodes;
using Ipernity.Api.Backups.Engine;
using Ipernity.Api.Backups.Verification;
using Ipernity.Api.Documents;
using Ipernity.Api.Methods;
using Ipernity.Api.Uploads;
using Ipernity.Auth;
using Ipernity.Auth.Authorization;
using Ipernity.Auth.Http;
using Ipernity.Auth.Signing;
using Ipernity.Sandbox;
using Ipernity.Sandbox.Hosting;

namespace Ipernity.Api.Tests.Backups.Engine;

/// <summary>A sandbox with an account, and a folder for its backup.</summary>
internal sealed class BackupSetup : IAsyncDisposable
{
    public const int Documents = 12;

    private static readonly SandboxApplication OtherKey =
        new("0123456789abcdef0123456789abcdef", "0123456789abcdef", "Another key");

    private readonly IpernityClient _client;
    private readonly string _token;
    private readonly string _user;

    private BackupSetup(SandboxServer server, string permissions)
    {
        Server = server;
        _client = ClientFor(new IpernityApplication(server.Options.ApiKey, server.Options.ApiSecret));
        _token = server.IssueToken("ada", permissions.Split(' '));
        _user = server.Members.Demo.UserId;
        Permission = permissions.Split(' ').Select(static permission => permission.Split('='))
            .Aggregate(PermissionSet.None, static (all, one) => all.With(one[0], one[1]));
    }

    public SandboxServer Server { get; }

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), "ipernity-" + Guid.NewGuid().ToString("N"));

    public List<BackupProblem> Problems { get; } = [];

    public List<string> Decisions { get; } = [];

    public PermissionSet Permission { get; }

    /// <summary>Why the last run ended early.</summary>
    public Exception? LastFailure { get; private set; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The files for people: all but what is made from the others, by their relative paths.</summary>
    public string[] Files => FilesOf(Folder);

    public string[] Originals =>
        [.. Files.Where(static file => IsBelow(file, "documents/") && !file.EndsWith(".json", StringComparison.Ordinal))];

    public static async Task<BackupSetup> StartAsync(
        SandboxOptions? options = null, string permissions = "doc=delete network=read blog=write")
    {
        options ??= new SandboxOptions { Documents = Documents };
        return new BackupSetup(
            await SandboxServer.StartAsync(
                options with { TicketDuration = TimeSpan.Zero, AutoApprove = true, Applications = [OtherKey] }, Stop),
            permissions);
    }

    public static string[] FilesOf(string folder) => Directory.Exists(folder)
        ? [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => file[(folder.Length + 1)..].Replace('\\', '/'))
            .Where(static file => !IsBelow(file, ".state/") && !IsBelow(file, "viewer/"))
            .OrderBy(static name => name, StringComparer.Ordinal)]
        : [];

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Server.DisposeAsync();
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
    }

    public BackupOptions Options(
        bool keepVersions = false, bool isPreview = false, string? token = null, string? userId = null, string? folder = null,
        bool canRetry = false, int throttleLimit = 4) =>
        new(token ?? _token, new IpernityUser(userId ?? _user, "ada", ""), folder ?? Folder)
        {
            Permission = Permission,
            KeepVersions = keepVersions,
            IsPreview = isPreview,
            ThrottleLimit = throttleLimit,
            Retries = canRetry ? new RetryPolicy(2, TimeSpan.Zero) : RetryPolicy.None,
            Decided = Take(Decisions),
        };

    public BackupRun NewRun(BackupOptions? options = null, IpernityClient? client = null) =>
        new(client ?? _client, options ?? Options(), Take(Problems));

    /// <summary>Prepares a repair of the backup.</summary>
    /// <param name="mayReadLists">Whether the token is said to permit what the lists need.</param>
    public BackupRepairer NewRepairer(bool mayReadLists = true) =>
        new(_client, Folder, new RepairOptions(_token, _user) { Permission = mayReadLists ? Permission : PermissionSet.None });

    /// <summary>Backs the account up with one run, to its end.</summary>
    public async Task<BackupSummary> RunAsync(BackupOptions? options = null, bool prunes = false, bool mayEndEarly = false)
    {
        using var run = NewRun(options);
        var summary = await RunAsync(run, prunes, mayEndEarly);
        LastFailure = run.Failure;
        return summary;
    }

    public static async Task<BackupSummary> RunAsync(BackupRun run, bool prunes = false, bool mayEndEarly = false)
    {
        await run.OpenAsync(Stop);
        await run.RunAsync(Stop);
        if (!mayEndEarly)
            Assert.Null(run.Failure);
        if (prunes)
        {
            foreach (var gone in run.FindGone())
                run.Remove(gone);
        }

        return await run.CompleteAsync(Stop);
    }

    /// <summary>Backs the account up with another key of the same member.</summary>
    public async Task<BackupSummary> RunWithOtherKeyAsync()
    {
        using var client = ClientFor(new IpernityApplication(OtherKey.Key, OtherKey.Secret));
        var authorization = new DesktopAuthorization(client);
        var token = await authorization.GetTokenAsync(await authorization.GetFrobAsync(null, Stop), null, Stop);
        using var run = NewRun(Options(token: token.Value), client);
        return await RunAsync(run);
    }

    public Task CallAsync(string method, params (string Name, string Value)[] parameters) => _client.CallAsync(
        new ApiCall(method, [.. parameters.Select(static one => new KeyValuePair<string, string>(one.Name, one.Value))]),
        new CallOptions { Token = _token }, Stop);

    /// <summary>Makes a document a favourite of another member.</summary>
    public Task FaveAsync(string userName, string id) => _client.CallAsync(
        new ApiCall("faves.docs.add", new KeyValuePair<string, string>("doc_id", id)),
        new CallOptions { Token = Server.IssueToken(userName, "doc=write") }, Stop);

    /// <summary>Replaces the file of a document on the service.</summary>
    public async Task ReplaceAsync(string id, byte[] content)
    {
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".jpg");
        try
        {
            await File.WriteAllBytesAsync(path, content, Stop);
            using var run = new UploadRun(_client, new UploadOptions(_token), static _ => { }, static (_, failure) => throw failure);
            await run.AddAsync(new UploadRequest(LocalFile.Find(path), id), Stop);
            await run.CompleteAsync(Stop);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>The MD5 of a document's file on the service.</summary>
    public async Task<string?> FindMd5Async(string id) =>
        (await new DocumentService(_client, new CallOptions { Token = _token }).GetAsync(id, [], Stop)).Md5;

    public byte[] Read(string file) => File.ReadAllBytes(PathOf(file));

    public string Md5Of(string file) => Md5Hex.Of(Read(file), Read(file).Length);

    public JsonNode Json(string file) => JsonNode.Parse(Read(file))!;

    public string PathOf(string file) => Path.Combine(Folder, file);

    /// <summary>The photos of the backup that have a file, by their paths, in a fixed order.</summary>
    public (string Id, string File)[] Photos =>
        [.. Originals.Where(static file => file.EndsWith(".jpg", StringComparison.Ordinal)).Select(file => (IdOf(file), file))];

    public string SidecarOf(string id) => Files.Single(file =>
        file.StartsWith("documents/", StringComparison.Ordinal) && file.EndsWith(".json", StringComparison.Ordinal)
        && file.Contains($"-{id}.", StringComparison.Ordinal));

    /// <summary>The names of the methods that were called since a number of calls.</summary>
    public string[] CallsSince(int number) => [.. Server.ReceivedCalls.Skip(number).Select(static call => call.Method)];

    private static bool IsBelow(string file, string folder) => file.StartsWith(folder, StringComparison.Ordinal);

    private string IdOf(string file) => (string)Json(file + ".json")["id"]!;

    private IpernityClient ClientFor(IpernityApplication application) => new(
        application, IpernityServer.At(Server.Address), options: new IpernityClientOptions { FindRules = MethodCatalogue.FindRules });

    private static Action<T> Take<T>(List<T> list) => item =>
    {
        lock (list)
            list.Add(item);
    };
}
