using System.Security.Cryptography;
using Ipernity.Sandbox.Community;
using Ipernity.Sandbox.Community.Documents;
using Ipernity.Sandbox.Community.Files;
using Ipernity.Sandbox.Community.Groups;
using Ipernity.Sandbox.Community.People;
using Ipernity.Sandbox.Community.Pictures;
using Ipernity.Sandbox.Faults;

namespace Ipernity.Sandbox.Pages;

/// <summary>Answers the requests for pictures, files and icons. All that is slow happens outside the community's lock.</summary>
/// <param name="community">The community.</param>
/// <param name="faults">The faults of downloads.</param>
/// <param name="notFound">Answers a request for a picture that does not exist.</param>
/// <param name="stopping">Cancelled when the sandbox stops.</param>
internal sealed class PictureEndpoints(
    CommunityState community, FaultRegister faults, RequestDelegate notFound, CancellationToken stopping)
{
    private const string GroupPrefix = "group-";

    private readonly ThumbnailFiles _thumbnails = new();

    /// <summary>
    /// A picture such as <c>45200010.250x.jpg</c>: a document id, the label of a size, and an extension. Videos, sounds and other files
    /// are also at the address of their largest picture, with their own extension.
    /// </summary>
    public Task PictureAsync(HttpContext context)
    {
        if (Route(context).Split('.') is not [var id, var label, var extension])
            return notFound(context);
        Document? document;
        RequestDelegate answer;
        lock (community.Gate)
        {
            community.Uploads.CompleteDue();
            document = community.Library.FindDocument(id);
            answer = document switch
            {
                null => notFound,
                _ when !PictureAddress.IsCurrent(document, context.Request.Query) => FaultyDownload.RefuseAsync,
                _ => Picture(document, label, extension),
            };
        }
        return document is not null && faults.TakeForDownload() is { } fault
            ? new FaultyDownload(fault, context, stopping).SendAsync(answer, () => Expire(document))
            : answer(context);
    }

    private void Expire(Document document)
    {
        lock (community.Gate)
            document.AddressNumber++;
    }

    /// <summary>The icon of a member, or of a group with the prefix <c>group-</c>.</summary>
    public Task IconAsync(HttpContext context)
    {
        if (Route(context).Split('.') is not [var name, PictureNames.Extension])
            return notFound(context);
        Member? member = null;
        Group? group = null;
        lock (community.Gate)
        {
            if (name.StartsWith(GroupPrefix, StringComparison.Ordinal))
                group = community.Groups.Find(name[GroupPrefix.Length..]);
            else
                member = community.Members.Find(name);
        }
        if (member is not null)
            return SendPictureAsync(context, IconPicture.OfMember(member.UserId));
        return group is not null ? SendPictureAsync(context, IconPicture.OfGroup(group.Id)) : notFound(context);
    }

    public Task FaviconAsync(HttpContext context) => SendPictureAsync(context, IconPicture.OfMember(community.SignedIn.UserId));

    private static string Route(HttpContext context) => context.Request.RouteValues["file"] as string ?? "";

    /// <summary>Chooses the answer and opens the file that it needs.</summary>
    private RequestDelegate Picture(Document document, string label, string extension)
    {
        if (extension == document.Extension && IsFile(document, label))
            return File(document);
        if (extension != PictureNames.Extension || !PictureSizes.Labels.Contains(label))
            return notFound;
        var source = PictureSource.Open(document);
        return async context =>
        {
            using (source)
                await SendPictureAsync(context, await _thumbnails.GetAsync(source, label, context.RequestAborted));
        };
    }

    private static RequestDelegate File(Document document)
    {
        if (document.Made is { } made)
            return context => FileResponse.SendAsync(context, made.Type, made.Name, made.Md5, new MemoryStream(made.Make()));
        var uploaded = document.File!;
        var content = uploaded.Stored.Open();
        return async context =>
            await FileResponse.SendAsync(context, uploaded.Type, uploaded.Stored.Name, await uploaded.Stored.Md5, content);
    }

    private static bool IsFile(Document document, string label) =>
        label == PictureSizes.Original || (label == PictureSizes.Largest && document.Media != MediaTypes.Photo);

    private static Task SendPictureAsync(HttpContext context, byte[] picture) =>
        FileResponse.SendPictureAsync(context, picture, Convert.ToHexString(SHA256.HashData(picture), 0, 8));
}
