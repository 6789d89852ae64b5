using Ipernity.Sandbox.Community;
using Ipernity.Sandbox.Community.Albums;
using Ipernity.Sandbox.Community.Documents;
using Ipernity.Sandbox.Community.Files;
using Ipernity.Sandbox.Community.People;
using Ipernity.Sandbox.Community.Pictures;
using Ipernity.Sandbox.Faults;

namespace Ipernity.Sandbox.Pages;

/// <summary>
/// The pages of documents, albums, folders and members, as someone who is not signed in sees them. Opening the page of a document
/// or album counts as a visit.
/// </summary>
internal static class ItemPages
{
    private static readonly Viewer Anybody = new(Member: null);

    public static Page? Document(CommunityState community, string id)
    {
        var library = community.Library;
        if (library.FindDocument(id) is not { } document || !Anybody.Sees(document))
            return null;
        document.Visits++;
        document.LastAnonymousVisitAt = community.UnixTime;
        var (width, height) = PictureSizes.Scale(document.Width, document.Height, PictureSizes.Largest);
        var picture = $"/media/{document.Id}.{PictureSizes.Largest}.{PictureNames.Extension}";
        var description = document.File is { } file && UploadedPicture.IsReadable(file)
            ? "The uploaded picture"
            : "A picture drawn for this document";
        var tags = string.Join(", ", document.Tags.Select(tag => tag.Text));
        return Ok(document.Title, Html.Of(
            $"""
            <h1>{document.Title}</h1>
            <figure><img src="{picture}" alt="{description}" width="{width}" height="{height}"></figure>
            {Paragraph(document.Description)}
            <dl>
            <dt>By</dt><dd><a href="/home/{document.Owner.UserName}">{document.Owner.RealName}</a></dd>
            <dt>Taken</dt><dd>{document.Created}</dd>
            <dt>Kind</dt><dd>{document.Media.Name()}</dd>
            <dt>Tags</dt><dd>{(tags.Length == 0 ? "none" : tags)}</dd>
            <dt>Document</dt><dd><code>{document.Id}</code></dd>
            </dl>
            {Comments(library.Comments.On(document))}
            """));
    }

    public static Page? Album(CommunityState community, string id)
    {
        if (community.Library.Folders.Find(id) is { } folder)
            return Folder(folder);
        if (community.Library.FindAlbum(id) is not { } album || !Anybody.Sees(album))
            return null;
        album.Visits++;
        album.LastAnonymousVisitAt = community.UnixTime;
        return Ok(album.Title, Html.Of(
            $"""
            <h1>{album.Title}</h1>
            {Paragraph(album.Description)}
            {List(album.Documents.Where(Anybody.Sees))}
            """));
    }

    public static Page? Home(CommunityState community, string name)
    {
        if (community.Members.Find(name) is not { } member)
            return null;
        return Ok(member.RealName, Html.Of(
            $"""
            <h1>{member.RealName}</h1>
            <p>The newest public documents of {member.UserName}.</p>
            {List(community.Library.DocumentsOf(member).Where(Anybody.Sees))}
            """));
    }

    private static Page? Folder(Folder folder)
    {
        var albums = folder.Albums.FindAll(Anybody.Sees);
        if (albums.Count == 0)
            return null;
        var items =
            albums.Select(album => Html.Of($"<li><a href=\"/doc/{album.Owner.UserName}/album/{album.Id}\">{album.Title}</a></li>\n"));
        return Ok(folder.Title, Html.Of(
            $"""
            <h1>{folder.Title}</h1>
            {Paragraph(folder.Description)}
            <ul>
            {Html.Join(items)}</ul>
            """));
    }

    private static Html Comments(IReadOnlyList<Comment> comments)
    {
        if (comments.Count == 0)
            return Html.Nothing;
        var items = comments.Select(comment =>
            Html.Of($"<li id=\"comment{comment.Id}\">{Link(comment.Author)}: {comment.Content}</li>\n"));
        return Html.Of($"<h2>Comments</h2>\n<ul>\n{Html.Join(items)}</ul>");
    }

    private static Html Link(Member member) => Html.Of($"<a href=\"/home/{member.UserName}\">{member.RealName}</a>");

    private static Html Paragraph(string text) => text.Length == 0 ? Html.Nothing : Html.Of($"<p>{text}</p>");

    private static Html List(IEnumerable<Document> documents)
    {
        var items = documents.Take(100).Select(document =>
            Html.Of($"<li><a href=\"/doc/{document.Owner.UserName}/{document.Id}\">{document.Title}</a></li>\n"));
        return Html.Of($"<ul>\n{Html.Join(items)}</ul>");
    }

    private static Page Ok(string title, Html body) => new(StatusCodes.Status200OK, title, body);
}
