using Ipernity.Api.Albums;
using Ipernity.Api.Backups.Engine;
using Ipernity.Api.Backups.Restoring;
using Ipernity.Api.Documents;
using Ipernity.Api.Methods;
using Ipernity.Auth;
using Ipernity.Auth.Authorization;
using Ipernity.Auth.Http;
using Ipernity.Auth.Signing;
using Ipernity.Sandbox;
using Ipernity.Sandbox.Hosting;

namespace Ipernity.Api.Tests.Backups.Restoring;

/// <summary>A sandbox with a member whose account is backed up, and another one into whose account backups are restored.</summary>
internal sealed class RestoreSetup : IAsyncDisposable
{
    private readonly List<IpernityClient> _clients = [];

    private RestoreSetup(SandboxServer sandbox)
    {
        Sandbox = sandbox;
        Ada = Connect(sandbox.Members.Demo.UserId, "ada");
        Marek = Connect("130003", "marek");
    }

    public SandboxServer Sandbox { get; }

    public RestoreMember Ada { get; }

    public RestoreMember Marek { get; }

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), "ipernity-" + Guid.NewGuid().ToString("N"));

    public List<IpernityRestoredItem> Items { get; } = [];

    public List<(string Id, Exception Failure)> Failures { get; } = [];

    /// <summary>Called when a document was uploaded.</summary>
    public Action? Uploaded { get; set; }

    public static async Task<RestoreSetup> StartAsync(int documents = 12) =>
        new(await SandboxServer.StartAsync(new SandboxOptions { Documents = documents, TicketDuration = TimeSpan.Zero }, Stop));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async Task BackUpAsync(RestoreMember? member = null)
    {
        member ??= Ada;
        var problems = new List<BackupProblem>();
        var options = new BackupOptions(member.Token, new IpernityUser(member.UserId, member.Name, member.Name), Folder)
        {
            Permission = PermissionSet
                .None.With(PermissionArea.Doc, PermissionLevel.Read)
                .With(PermissionArea.Blog, PermissionLevel.Read)
                .With(PermissionArea.Post, PermissionLevel.Read)
                .With(PermissionArea.Network, PermissionLevel.Read),
        };
        using var run = new BackupRun(member.Client, options, problems.Add);
        await run.OpenAsync(Stop);
        await run.RunAsync(Stop);
        await run.CompleteAsync(Stop);
        Assert.Empty(problems);
        Assert.Null(run.Failure);
    }

    public static RestoreOptions Options(
        RestoreMember member,
        bool isForced = false,
        string[]? documents = null,
        Func<string, string?, bool>? isAlbumWanted = null
    ) =>
        new(member.Token, member.UserId)
        {
            Force = isForced,
            DocumentIds = documents ?? [],
            IsAlbumWanted = isAlbumWanted,
        };

    public async Task<RestorePlan> PlanAsync(RestoreMember member)
    {
        using var run = new RestoreRun(
            member.Client,
            Folder,
            Options(member),
            Items.Add,
            (step, failure) => Failures.Add((step.Id, failure))
        );
        return await run.PlanAsync(Stop);
    }

    public async Task<IpernityRestore> RestoreAsync(RestoreMember member, RestoreOptions? options = null)
    {
        Items.Clear();
        using var run = new RestoreRun(
            member.Client,
            Folder,
            options ?? Options(member),
            Take,
            (step, failure) => Failures.Add((step.Id, failure))
        );
        await run.PlanAsync(Stop);
        return await run.RunAsync(Stop);
    }

    public int CountCalls(string method) => Sandbox.ReceivedCalls.Count(call => call.Method == method);

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(static client => client.Dispose());
        await Sandbox.DisposeAsync();
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
    }

    private void Take(IpernityRestoredItem item)
    {
        Items.Add(item);
        if (item.Status == RestoreStatus.Uploaded)
            Uploaded?.Invoke();
    }

    private RestoreMember Connect(string userId, string name)
    {
        var client = new IpernityClient(
            new IpernityApplication(Sandbox.Options.ApiKey, Sandbox.Options.ApiSecret),
            IpernityServer.At(Sandbox.Address),
            SignatureOrder.ParametersFirst,
            new IpernityClientOptions { FindRules = MethodCatalogue.FindRules }
        );
        _clients.Add(client);
        return new RestoreMember(client, Sandbox.IssueToken(name, "doc=delete", "blog=read", "post=read", "network=read"), userId, name);
    }
}

/// <summary>A member with a client of its own.</summary>
internal sealed record RestoreMember(IpernityClient Client, string Token, string UserId, string Name)
{
    private CallOptions CallOptions => new() { Token = Token };

    public DocumentService Documents => new(Client, CallOptions);

    public AlbumService Albums => new(Client, CallOptions);

    public Task CallAsync(string method, params KeyValuePair<string, string>[] parameters) =>
        Client.CallAsync(new ApiCall(method, parameters), CallOptions, TestContext.Current.CancellationToken);

    public Task<IpernityDocument> GetAsync(string id) => Documents.GetAsync(id, [], TestContext.Current.CancellationToken);

    public async Task<List<string>> ListAsync()
    {
        using var list = new Api.Lists.ListReader(
            Client,
            new ApiCall("doc.getList", new KeyValuePair<string, string>("user_id", UserId)),
            CallOptions
        );
        var ids = new List<string>();
        while (await list.ReadNextAsync(TestContext.Current.CancellationToken) is { } page)
            ids.AddRange(page.Items.Select(item => DocumentList.Read(page, item).Id));
        return ids;
    }
}
