using Ipernity.Sandbox.Community.Authorization;
using Ipernity.Sandbox.Community.Groups;
using Ipernity.Sandbox.Community.People;
using Ipernity.Sandbox.Community.Posts;
using Ipernity.Sandbox.Community.Uploads;
using Ipernity.Sandbox.Storage;

namespace Ipernity.Sandbox.Community;

/// <summary>
/// All mutable state of the community, guarded by one lock: hold <see cref="Gate"/> while you read or write any of it. Keep work
/// under the lock short, and never wait for a caller there.
/// </summary>
internal sealed class CommunityState(CommunitySettings settings, Members members, Member signedIn, Library library)
{
    public object Gate { get; } = new();

    public CommunitySettings Settings { get; } = settings;

    public Members Members { get; } = members;

    /// <summary>The member who is signed in on the web pages.</summary>
    public Member SignedIn { get; set; } = signedIn;

    public Library Library { get; } = library;

    public GroupRegister Groups { get; } = new();

    public PostRegister Posts { get; } = new();

    public UploadRegister Uploads { get; } = new(settings.Clock);

    /// <summary>The uploaded files. The directory has its own lock.</summary>
    public UploadDirectory UploadDirectory { get; } = new();

    public FrobRegister Frobs { get; } = new(settings.Clock, settings.FrobLifetime);

    public TokenRegister Tokens { get; } = new(settings.Clock);

    public OAuthHistory OAuthHistory { get; } = new();

    public ConsentRegister Consents { get; } = new(settings.Clock, settings.FrobLifetime);

    /// <summary>The server's base address with a trailing slash. It is set when the server starts to listen.</summary>
    public string Address { get; set; } = "";

    public long UnixTime => Settings.Clock.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>When a member last used an application; the date of the membership if there is no token.</summary>
    public long LastOnlineOf(Member member) =>
        Tokens.Of(member) is [var latest, ..] ? latest.IssuedAt.ToUnixTimeSeconds() : member.MemberSince;

    /// <summary>The bytes of a member's documents and of the uploads that are still being processed.</summary>
    public long BytesUsedBy(Member member) =>
        Library.DocumentsOf(member).Sum(document => document.Bytes) + Uploads.PendingOf(member).Sum(ticket => ticket.File.Stored.Bytes);
}
