using Ipernity.Sandbox.Community;
using Ipernity.Sandbox.Community.Documents;
using Ipernity.Sandbox.Community.Files;
using Ipernity.Sandbox.Community.Groups;
using Ipernity.Sandbox.Community.People;
using Ipernity.Sandbox.Community.Pictures;

namespace Ipernity.Sandbox.Pages;

/// <summary>Answers the requests for pictures, files and icons. All that is slow happens outside the community's lock.</summary>
/// <param name="community">The community.</param>
/// <param name="notFound">Answers a request for a picture that does not exist.</param>
internal sealed class PictureEndpoints(CommunityState community, RequestDelegate notFound)
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
        RequestDelegate answer;
        lock (community.Gate)
        {
            community.Uploads.CompleteDue();
            answer = community.Library.FindDocument(id) is { } document ? Picture(document, label, extension) : notFound;
        }
        return answer(context);
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
            return context => FileResponse.SendAsync(context, made.Type, made.Name, new MemoryStream(made.Make()));
        var uploaded = document.File!;
        var content = uploaded.Stored.Open();
        return context => FileResponse.SendAsync(context, uploaded.Type, uploaded.Stored.Name, content);
    }

    private static bool IsFile(Document document, string label) =>
        label == PictureSizes.Original || (label == PictureSizes.Largest && document.Media != MediaTypes.Photo);

    private static async Task SendPictureAsync(HttpContext context, byte[] picture)
    {
        context.Response.ContentType = FileType.Jpeg.ContentType;
        context.Response.ContentLength = picture.Length;
        await context.Response.Body.WriteAsync(picture, context.RequestAborted);
    }
}
