using System.Net;
using System.Security.Cryptography.X509Certificates;
using Ipernity.Sandbox.Community;
using Ipernity.Sandbox.Community.Authorization;
using Ipernity.Sandbox.Community.Demo;
using Ipernity.Sandbox.Community.People;
using Ipernity.Sandbox.Faults;
using Ipernity.Sandbox.Hosting;
using Ipernity.Sandbox.Pages;
using Ipernity.Sandbox.Permissions;
using Ipernity.Sandbox.Storage;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Ipernity.Sandbox;

/// <summary>
/// A local ipernity on 127.0.0.1. It runs until it is disposed, and all its data is made up and lost then. All members are
/// thread-safe.
/// </summary>
public sealed class SandboxServer : IRunningSandbox
{
    private readonly WebApplication _application;
    private readonly CommunityState _community;
    private readonly CallJournal _journal;
    private readonly FaultRegister _faults;
    private readonly X509Certificate2? _ownCertificate;
    private int _isDisposed;

    private SandboxServer(
        WebApplication application,
        SandboxOptions options,
        CommunityState community,
        CallJournal journal,
        FaultRegister faults,
        X509Certificate2? ownCertificate)
    {
        _application = application;
        _community = community;
        _journal = journal;
        _faults = faults;
        _ownCertificate = ownCertificate;
        Options = options;
        Address = AddressOf(application, Uri.UriSchemeHttp)!;
        HttpsAddress = AddressOf(application, Uri.UriSchemeHttps);
    }

    /// <summary>The base address, <c>http://127.0.0.1:PORT/</c>.</summary>
    public Uri Address { get; }

    /// <summary>The base address for HTTPS, <c>https://127.0.0.1:PORT/</c>; null without HTTPS.</summary>
    public Uri? HttpsAddress { get; }

    /// <summary>The certificate for HTTPS, without its private key; null without HTTPS.</summary>
    public X509Certificate2? Certificate => (Options.Certificate ?? _ownCertificate) is { } certificate && HttpsAddress is not null
        ? new X509Certificate2(certificate.RawData)
        : null;

    /// <summary>The options that the sandbox was started with.</summary>
    public SandboxOptions Options { get; }

    /// <summary>The members of the demo community.</summary>
    public Members Members => _community.Members;

    /// <summary>The last 1,000 API calls, oldest first.</summary>
    public IReadOnlyList<ReceivedCall> ReceivedCalls => _journal.Read();

    /// <summary>The faults that have not hit all their calls yet, oldest first. The count of each is what is left of it.</summary>
    public IReadOnlyList<Fault> PendingFaults => _faults.Pending;

    Member IRunningSandbox.SignedIn => _community.SignedIn;

    /// <summary>The directory of the uploaded files.</summary>
    internal UploadDirectory Uploads => _community.UploadDirectory;

    /// <summary>Starts a sandbox, which listens when the task completes.</summary>
    /// <exception cref="ArgumentException">An option is invalid.</exception>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<SandboxServer> StartAsync(SandboxOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new SandboxOptions();
        SandboxOptionChecks.Check(options);
        UploadDirectory.DeleteAbandoned();
        var community = DemoCommunity.Create(options.ToCommunitySettings(), options.SignedInUser, options.Documents);
        var journal = new CallJournal();
        var faults = new FaultRegister();
        foreach (var fault in options.Faults)
            faults.Add(fault);
        var ownCertificate = options is { HttpsPort: not null, Certificate: null }
            ? SandboxCertificate.Create(options.HostNames, DateTimeOffset.UtcNow)
            : null;
        var application = SandboxWebHost.Build(options, options.Certificate ?? ownCertificate, community, journal, faults);
        try
        {
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await application.DisposeAsync().ConfigureAwait(false);
            ownCertificate?.Dispose();
            throw;
        }

        var server = new SandboxServer(application, options, community, journal, faults, ownCertificate);
        community.Address = server.Address.AbsoluteUri;
        return server;
    }

    /// <summary>Issues a token without asking the member.</summary>
    /// <param name="userId">The id or user name of the token's member.</param>
    /// <param name="permissions">The granted permissions, such as <c>doc=write</c>.</param>
    /// <exception cref="ArgumentException">The member or a permission does not exist.</exception>
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
                throw new ArgumentException($"'{permission}' is not a permission. Use area=level, such as doc=write.", nameof(permissions));
            grants = grants.With(parts[0], level);
        }
        lock (_community.Gate)
            return _community.Tokens.Issue(_community.Settings.Applications.Default, member, grants).Value;
    }

    /// <summary>
    /// Authorizes a frob as the signed-in member, as the Allow button does. It grants the permissions in the link if the link
    /// was opened, and all permissions otherwise.
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

    /// <summary>Denies a frob, as the Deny button does.</summary>
    /// <exception cref="ArgumentException">The frob is unknown, expired, used or denied.</exception>
    public void Deny(string frob)
    {
        lock (_community.Gate)
            FindOpenFrob(frob).Deny();
    }

    /// <summary>Revokes a token, as a member does on the page of their applications. Calls with it then fail with error 107.</summary>
    /// <returns>Whether the token existed.</returns>
    public bool RevokeToken(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        lock (_community.Gate)
            return _community.Tokens.Revoke(token);
    }

    /// <summary>
    /// Adds a member to another member's block list. Comments, faves, tags and notes of the blocked member on the other's
    /// documents then fail with error 109.
    /// </summary>
    /// <param name="userId">The id or user name of the member who blocks.</param>
    /// <param name="blockedUserId">The id or user name of the member who is blocked.</param>
    /// <exception cref="ArgumentException">A member does not exist, or both are the same.</exception>
    public void Block(string userId, string blockedUserId)
    {
        ArgumentNullException.ThrowIfNull(userId);
        ArgumentNullException.ThrowIfNull(blockedUserId);
        var member = FindMember(userId);
        var blocked = FindMember(blockedUserId);
        if (member == blocked)
            throw new ArgumentException($"Members cannot block themselves: '{blockedUserId}'.", nameof(blockedUserId));
        lock (_community.Gate)
            member.Blocked.Add(blocked.UserId);
    }

    /// <summary>Closes a member's account. Calls with that member's tokens then fail with error 108.</summary>
    /// <param name="userId">The member's id or user name.</param>
    /// <exception cref="ArgumentException">The member does not exist.</exception>
    public void CloseAccount(string userId)
    {
        ArgumentNullException.ThrowIfNull(userId);
        var member = FindMember(userId);
        lock (_community.Gate)
            member.IsClosed = true;
    }

    /// <summary>Makes the next calls fail, in addition to the faults that are already pending.</summary>
    /// <exception cref="ArgumentException">The fault is invalid; the message names the value and the valid values.</exception>
    public void AddFault(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        _faults.Add(fault);
    }

    /// <summary>Removes all pending faults. Calls that are already hit by a fault are not changed.</summary>
    public void ClearFaults() => _faults.Clear();

    /// <summary>Opens an uploaded file.</summary>
    /// <param name="docId">The id of its document.</param>
    /// <exception cref="ArgumentException">The document does not exist, or it is a demo document, which has no uploaded file.</exception>
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

    /// <summary>Stops the sandbox. Running calls get up to two seconds to end.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
            return;
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await _application.StopAsync(timeout.Token).ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
        _community.UploadDirectory.Dispose();
        _ownCertificate?.Dispose();
    }

    private static Uri? AddressOf(WebApplication application, string scheme)
    {
        var server = application.Services.GetRequiredService<IServer>();
        return server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses
            .Select(address => new Uri(address))
            .Where(address => address.Scheme == scheme)
            .Select(address => new UriBuilder(scheme, IPAddress.Loopback.ToString(), address.Port).Uri)
            .FirstOrDefault();
    }

    private Member FindMember(string userId) =>
        _community.Members.Find(userId) ?? throw new ArgumentException($"There is no member '{userId}'.", nameof(userId));

    private Frob FindOpenFrob(string frob)
    {
        ArgumentNullException.ThrowIfNull(frob);
        var found = _community.Frobs.Find(frob) ?? throw new ArgumentException("There is no such frob.", nameof(frob));
        return RequestedAuthorization.FindFrobProblem(found, _community.Frobs) is { } problem
            ? throw new ArgumentException(problem.Title + ".", nameof(frob))
            : found;
    }
}
