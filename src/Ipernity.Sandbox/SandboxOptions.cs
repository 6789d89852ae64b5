namespace Ipernity.Sandbox;

/// <summary>How a sandbox is set up. Every value has a sensible default.</summary>
public sealed record SandboxOptions
{
    /// <summary>The port on 127.0.0.1; 0 takes any free one.</summary>
    public int Port { get; init; }

    /// <summary>The key of the one application that the sandbox knows.</summary>
    public string ApiKey { get; init; } = "5a0db0c5000027125a0db0c500002712";

    /// <summary>The secret that this application signs with.</summary>
    public string ApiSecret { get; init; } = "5a0db0c5e75ec2e7";

    /// <summary>The one order in which a signature is accepted.</summary>
    public SignatureOrder SignatureOrder { get; init; } = SignatureOrder.ParametersFirst;

    /// <summary>
    /// For unattended use: nobody has to allow anything. Opening an authorization link authorizes its frob with just what
    /// the link asks for; a frob that is redeemed without its link ever being opened gets every permission there is.
    /// </summary>
    public bool AutoApprove { get; init; }

    /// <summary>How long a frob can be authorized and redeemed.</summary>
    public TimeSpan FrobLifetime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How many documents the demo user has, up to <see cref="MaximumDocuments"/>.</summary>
    public int Documents { get; init; } = 300;

    /// <summary>Id or user name of the member whom the authorization page treats as signed in.</summary>
    public string SignedInUser { get; init; } = Members.DemoUserName;

    /// <summary>
    /// The application's registered callback. With it the application is a web application: its link carries no frob,
    /// and Allow redirects to this address with <c>frob=..</c>, Deny with <c>error=denied</c>.
    /// </summary>
    public Uri? Callback { get; init; }

    /// <summary>What goes wrong with the first calls, as if each had been given to <see cref="SandboxServer.AddFault"/>.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>How long an upload is worked on until its document is there; also none at all.</summary>
    public TimeSpan TicketDuration { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Whether <c>doc.checkMD5</c> finds an upload only once its ticket is done. Otherwise it does as soon as the upload was
    /// taken, so that whoever lost the answer to it learns that.
    /// </summary>
    public bool ChecksumsWhenDone { get; init; }

    /// <summary>
    /// How many bytes each member's documents may have together, those of the demo counted. Where it is not set, members who
    /// pay have no limit, and the others 1 GiB.
    /// </summary>
    public long? UploadQuota { get; init; }

    /// <summary>How many bytes a file may have. Where it is not set: 100 MiB for a photo, 2 GiB for a video, 200 MiB for anything else.</summary>
    public long? MaximumFileSize { get; init; }

    /// <summary>The clock; tests move it.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The most documents that can be asked for.</summary>
    public const int MaximumDocuments = 200_000;
}
