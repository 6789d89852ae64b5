using System.Net;
using Ipernity.Sandbox.Authorization;
using Ipernity.Sandbox.Data;
using Ipernity.Sandbox.Demo;
using Ipernity.Sandbox.Faults;
using Ipernity.Sandbox.Hosting;
using Ipernity.Sandbox.Permissions;
using Ipernity.Sandbox.Protocol;
using Ipernity.Sandbox.Uploads;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Ipernity.Sandbox;

/// <summary>
/// A local ipernity on 127.0.0.1, running until it is disposed. Everything it holds is made up, and gone with it. All of its
/// members may be used from any thread.
/// </summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly Community _community;
    private readonly CallJournal _journal;
    private readonly FaultRegister _faults;
    private int _isDisposed;

    private SandboxServer(WebApplication application, Community community, CallJournal journal, FaultRegister faults, Uri address)
    {
        _application = application;
        _community = community;
        _journal = journal;
        _faults = faults;
        Address = address;
    }

    /// <summary>Where the sandbox listens: <c>http://127.0.0.1:PORT/</c>.</summary>
    public Uri Address { get; }

    /// <summary>What the sandbox was started with.</summary>
    public SandboxOptions Options => _community.Options;

    /// <summary>The members of the demo community.</summary>
    public Members Members => _community.Members;

    /// <summary>The last 1,000 API calls that came in, the oldest first.</summary>
    public IReadOnlyList<ReceivedCall> ReceivedCalls => _journal.Read();

    /// <summary>The faults that are still to hit a call, the oldest first, each with how many calls are left to it.</summary>
    public IReadOnlyList<Fault> PendingFaults => _faults.Pending;

    /// <summary>Where uploaded files are kept.</summary>
    internal UploadDirectory Uploads => _community.UploadDirectory;

    /// <summary>Starts a sandbox. It listens when this returns.</summary>
    /// <exception cref="ArgumentException">An option makes no sense.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<SandboxServer> StartAsync(SandboxOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new SandboxOptions();
        OptionChecks.Check(options);
        UploadDirectory.DeleteAbandoned();
        var members = DemoMembers.Create();
        var community = new Community(options, members, DemoLibrary.Create(members, options.Documents));
        DemoGroups.AddTo(community);
        DemoPosts.AddTo(community);
        var journal = new CallJournal();
        var faults = new FaultRegister();
        foreach (var fault in options.Faults)
            faults.Add(fault);
        var application = WebHost.Build(community, journal, faults);
        try
        {
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await application.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        var listening = application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();
        var address = new UriBuilder(Uri.UriSchemeHttp, IPAddress.Loopback.ToString(), new Uri(listening).Port).Uri;
        community.Address = address.AbsoluteUri;
        return new SandboxServer(application, community, journal, faults, address);
    }

    /// <summary>Makes a token without anybody's having to allow it.</summary>
    /// <param name="userId">Id or user name of the member in whose name it is.</param>
    /// <param name="permissions">What it allows, as in <c>doc=write</c>.</param>
    /// <exception cref="ArgumentException">There is no such member or permission.</exception>
    public string IssueToken(string userId, params string[] permissions)
    {
        ArgumentNullException.ThrowIfNull(userId);
        ArgumentNullException.ThrowIfNull(permissions);
        var member = FindMember(userId);
        var grants = Grants.Nothing;
        foreach (var permission in permissions)
        {
            var parts = permission.Split('=');
            if (parts.Length != 2 || !Grants.TryRead(parts[0], parts[1], out var level))
                throw new ArgumentException($"There is no permission '{permission}': write area=level, as in doc=write.", nameof(permissions));
            grants = grants.With(parts[0], level);
        }
        lock (_community.Gate)
            return _community.Tokens.Issue(member, grants).Value;
    }

    /// <summary>
    /// Allows a frob as the signed-in member, as the page's Allow does: what its link asks for if the link was opened,
    /// everything otherwise.
    /// </summary>
    /// <exception cref="ArgumentException">The frob is unknown, expired, used or denied.</exception>
    public void Authorize(string frob)
    {
        lock (_community.Gate)
        {
            var open = FindOpenFrob(frob);
            open.Authorize(_community.SignedIn, open.Asked ?? Grants.Everything);
        }
    }

    /// <summary>Denies a frob, as the page's Deny does.</summary>
    /// <exception cref="ArgumentException">The frob is unknown, expired, used or denied.</exception>
    public void Deny(string frob)
    {
        lock (_community.Gate)
            FindOpenFrob(frob).Deny();
    }

    /// <summary>Ends a token, as its member does by revoking the application: calls with it answer 107.</summary>
    /// <returns>Whether there was such a token.</returns>
    public bool RevokeToken(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        lock (_community.Gate)
            return _community.Tokens.Revoke(token);
    }

    /// <summary>
    /// Puts a member on another's block list: to comment on, fave, tag or annotate what the other shows answers 109.
    /// </summary>
    /// <param name="userId">Id or user name of the member whose list it is.</param>
    /// <param name="blockedUserId">Id or user name of the member who is blocked.</param>
    /// <exception cref="ArgumentException">There is no such member, or both are the same.</exception>
    public void Block(string userId, string blockedUserId)
    {
        ArgumentNullException.ThrowIfNull(userId);
        ArgumentNullException.ThrowIfNull(blockedUserId);
        var member = FindMember(userId);
        var blocked = FindMember(blockedUserId);
        if (member == blocked)
            throw new ArgumentException($"Nobody can block themselves: '{blockedUserId}'.", nameof(blockedUserId));
        lock (_community.Gate)
            member.Blocked.Add(blocked.UserId);
    }

    /// <summary>Closes a member's account: calls with that member's tokens answer 108.</summary>
    /// <param name="userId">Id or user name of the member.</param>
    /// <exception cref="ArgumentException">There is no such member.</exception>
    public void CloseAccount(string userId)
    {
        ArgumentNullException.ThrowIfNull(userId);
        var member = FindMember(userId);
        lock (_community.Gate)
            member.IsClosed = true;
    }

    /// <summary>Lets something go wrong with the next calls, beside the faults that are pending already.</summary>
    /// <exception cref="ArgumentException">The fault makes no sense; the message names the value and what is valid.</exception>
    public void AddFault(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        _faults.Add(fault);
    }

    /// <summary>From now on nothing goes wrong. Calls that a fault has hit already stay hit.</summary>
    public void ClearFaults() => _faults.Clear();

    /// <summary>Opens the file that somebody uploaded, as it came in.</summary>
    /// <param name="docId">The id of its document.</param>
    /// <exception cref="ArgumentException">There is no such document, or nobody uploaded it: the pictures of the demo are drawn.</exception>
    public Stream OpenOriginal(string docId)
    {
        ArgumentNullException.ThrowIfNull(docId);
        lock (_community.Gate)
        {
            _community.Uploads.CompleteDue();
            return _community.Library.FindDocument(docId)?.File?.Stored.Open()
                ?? throw new ArgumentException($"There is no uploaded document '{docId}'.", nameof(docId));
        }
    }

    /// <summary>Stops the sandbox. Calls under way are given a moment to end.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
            return;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await _application.StopAsync(patience.Token).ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
        _community.UploadDirectory.Dispose();
    }

    private Member FindMember(string userId) =>
        _community.Members.Find(userId) ?? throw new ArgumentException($"There is no member '{userId}'.", nameof(userId));

    private Frob FindOpenFrob(string frob)
    {
        ArgumentNullException.ThrowIfNull(frob);
        var found = _community.Frobs.Find(frob) ?? throw new ArgumentException("There is no such frob.", nameof(frob));
        return Link.FindFrobProblem(found, _community.Frobs) is { } problem ? throw new ArgumentException(problem.Title + ".", nameof(frob)) : found;
    }
}
