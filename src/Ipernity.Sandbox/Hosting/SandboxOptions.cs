using System.Security.Cryptography.X509Certificates;
using Ipernity.Sandbox.Community.Demo;
using Ipernity.Sandbox.Community.People;
using Ipernity.Sandbox.Faults;
using Ipernity.Sandbox.Protocol.Signatures;

namespace Ipernity.Sandbox.Hosting;

/// <summary>The settings of a sandbox. Every setting has a default.</summary>
public sealed record SandboxOptions
{
    /// <summary>The largest number of documents that the demo member can have.</summary>
    public const int MaximumDocuments = DemoLibrary.MaximumDocuments;

    /// <summary>The port on 127.0.0.1; 0 picks a free port.</summary>
    public int Port { get; init; }

    /// <summary>The API key of the default application.</summary>
    public string ApiKey { get; init; } = "5a0db0c5000027125a0db0c500002712";

    /// <summary>The secret that this application signs with.</summary>
    public string ApiSecret { get; init; } = "5a0db0c5e75ec2e7";

    /// <summary>The order in which signatures must be made.</summary>
    public SigningOrder SignatureOrder { get; init; } = SigningOrder.ParametersFirst;

    /// <summary>
    /// Authorizes applications without asking, for unattended tests. Opening an authorization link grants the permissions in the
    /// link. A frob that is redeemed before its link was opened gets all permissions.
    /// </summary>
    public bool AutoApprove { get; init; }

    /// <summary>How long a frob can be authorized and redeemed.</summary>
    public TimeSpan FrobLifetime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The number of documents of the demo member, at most <see cref="MaximumDocuments"/>.</summary>
    public int Documents { get; init; } = 300;

    /// <summary>The id or user name of the member who is signed in on the web pages.</summary>
    public string SignedInUser { get; init; } = Members.DemoUserName;

    /// <summary>
    /// The callback of a web application. If it is set, authorization links need no frob: Allow redirects to this address with
    /// <c>frob=..</c>, and Deny with <c>error=denied</c>.
    /// </summary>
    public Uri? Callback { get; init; }

    /// <summary>More applications that may call the sandbox. Frobs and tokens are valid only for the application that got them.</summary>
    public IReadOnlyList<SandboxApplication> Applications { get; init; } = [];

    /// <summary>
    /// Other host names that the sandbox answers to, for clients with a built-in host name. Such names must resolve to 127.0.0.1.
    /// </summary>
    public IReadOnlyList<string> HostNames { get; init; } = [];

    /// <summary>The HTTPS port on 127.0.0.1; 0 picks a free port, null disables HTTPS.</summary>
    public int? HttpsPort { get; init; }

    /// <summary>The certificate for HTTPS, with its private key. By default a self-signed certificate is created at each start.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>The faults for the first calls, as with <c>SandboxServer.AddFault</c>.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>How long an upload is processed before its document exists; zero is allowed.</summary>
    public TimeSpan TicketDuration { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Makes <c>doc.checkMD5</c> find an upload only after its ticket is done. By default an upload is found as soon as it was
    /// received, so a client that lost the answer can ask whether the file arrived.
    /// </summary>
    public bool ChecksumsWhenDone { get; init; }

    /// <summary>
    /// The bytes that each member may store, including the demo documents. By default PRO members are unlimited and others have
    /// 1 GiB.
    /// </summary>
    public long? UploadQuota { get; init; }

    /// <summary>
    /// The largest file in bytes. By default 100 MiB for photos, 2 GiB for videos and 200 MiB for other files. Members without PRO have
    /// 2.5 MiB for photos and no videos.
    /// </summary>
    public long? MaximumFileSize { get; init; }

    /// <summary>
    /// How many calls the default application may make. Every further one fails with <see cref="KeyCallsCode"/>; other applications can
    /// still call. By default there is no limit.
    /// </summary>
    public int? KeyCalls { get; init; }

    /// <summary>
    /// The error when the calls of <see cref="KeyCalls"/> are used up: 112 (default) for a used-up quota, or 101 for a disabled key.
    /// </summary>
    public int KeyCallsCode { get; init; } = 112;

    /// <summary>The clock. Tests replace it to move time.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
