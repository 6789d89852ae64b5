using Ipernity.Sandbox.Community.Authorization;
using Ipernity.Sandbox.Community.Uploads;

namespace Ipernity.Sandbox.Community;

/// <summary>The rules that a community runs by.</summary>
internal sealed record CommunitySettings
{
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public required ApplicationRegister Applications { get; init; }

    /// <summary>Whether applications are authorized without asking the member.</summary>
    public bool AutoApprove { get; init; }

    public TimeSpan FrobLifetime { get; init; }

    /// <summary>How long an upload is processed before its document exists.</summary>
    public TimeSpan TicketDuration { get; init; }

    /// <summary>Whether <c>doc.checkMD5</c> ignores uploads that are still being processed.</summary>
    public bool ChecksumsWhenDone { get; init; }

    /// <summary>How many calls the default application may make; null for any number.</summary>
    public int? KeyCalls { get; init; }

    /// <summary>The code of the error when they are used up.</summary>
    public int KeyCallsCode { get; init; }

    public UploadLimits UploadLimits { get; init; } = new(Quota: null, FileSize: null);
}
