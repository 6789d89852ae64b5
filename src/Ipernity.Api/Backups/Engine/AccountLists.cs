using System.Text.Json;
using System.Text.Json.Nodes;
using Ipernity.Api.Backups.Format;
using Ipernity.Api.Downloads;
using Ipernity.Api.Methods;
using Ipernity.Auth.Answers;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;

namespace Ipernity.Api.Backups.Engine;

/// <summary>Saves the lists of an account, such as its albums. If one list fails, the others are still saved.</summary>
internal sealed class AccountLists(BackupContext context)
{
    /// <summary>How many documents the profile of the account states; null if it states no number.</summary>
    public long? CountedDocuments { get; private set; }

    /// <summary>Whether the service returned as many entries of each saved list as it counts.</summary>
    public bool AreWhole { get; private set; } = true;

    /// <summary>The full path of the only file to save; null if all are saved.</summary>
    public string? Only { get; init; }

    /// <exception cref="IpernityException">Nothing more can be saved at the moment.</exception>
    public async Task SaveAsync(CancellationToken stop)
    {
        var paths = context.Paths;
        var user = new KeyValuePair<string, string>("user_id", context.Options.User.UserId);
        await TryAsync(paths.Profile, "user.get", () => SaveProfileAsync(user, stop)).ConfigureAwait(false);
        await TryAsync(paths.Albums, "album.get", () => new AlbumSaver(context).SaveAsync(stop)).ConfigureAwait(false);
        await TryAsync(paths.Folders, "folder.get", () => new FolderSaver(context).SaveAsync(stop)).ConfigureAwait(false);

        // Without this permission the service lists only public articles.
        var articles = new ServedList(context, paths.Articles, new ApiCall("post.getList", user), "post_id")
        {
            FindDetails = entry => FindArticleAsync(entry, stop),
        };
        await TryAsync(paths.Articles, "post.get", () => articles.SaveAsync(stop)).ConfigureAwait(false);

        foreach (var (path, call, id) in Calls(user))
            await TryAsync(path, call.Method, () => new ServedList(context, path, call, id).SaveAsync(stop)).ConfigureAwait(false);
    }

    private IEnumerable<(string Path, ApiCall Call, string Id)> Calls(KeyValuePair<string, string> user)
    {
        var paths = context.Paths;
        yield return (paths.Contacts, new ApiCall("network.getList", user, new("extra", "realname,count,location")), "user_id");
        yield return (paths.Groups, new ApiCall("group.getList", user), "group_id");
        yield return (paths.FavouriteDocuments, new ApiCall("faves.docs.getList", user, new("extra", "owner,dates,geo")), "doc_id");
        yield return (paths.FavouriteAlbums, new ApiCall("faves.albums.getList", user, new("extra", "owner")), "album_id");
    }

    private async Task TryAsync(string path, string method, Func<Task<bool>> save)
    {
        if (Only is not null && Only != path)
            return;
        try
        {
            var facts = MethodCatalogue.Find(method)!;
            if (!context.Options.Permission.Includes(facts.Permissions))
            {
                throw new IpernityBackupException(
                    BackupFailure.PermissionMissing,
                    $"{method} needs the permission {facts.Permissions}, but the token permits {context.Options.Permission}.");
            }

            AreWhole &= await save().ConfigureAwait(false);
        }
        catch (Exception failure) when (SavedFile.IsOfFileSystem(failure))
        {
            var translated = SavedFile.Translate(failure, path);
            if (FailureLimit.EndsAll(translated))
                throw translated;
            Fail(path, translated);
        }
        catch (InvalidDataException unreadable)
        {
            Fail(path, new IpernityBackupException(BackupFailure.BackupUnreadable, unreadable.Message, innerException: unreadable));
        }
        catch (IpernityException failure) when (
            failure is IpernityApiException { SharedCode: ApiErrorCode.PermissionDenied } || !FailureLimit.EndsAll(failure))
        {
            Fail(path, failure);
        }
    }

    private void Fail(string path, Exception failure)
    {
        context.Counter.FailList();
        context.Fail(new BackupProblem(failure) { File = context.Paths.RelativePath(path) });
    }

    private async Task<bool> SaveProfileAsync(KeyValuePair<string, string> user, CancellationToken stop)
    {
        var answer = await context.CallAsync("user.get", stop, user).ConfigureAwait(false);
        var profile = Member(answer, "user");
        CountedDocuments = long.TryParse(profile["count"]?["docs"]?.ToString(), out var count) ? count : null;
        var before = BackupFile.Read(context.Paths.Profile, BackupJson.Files.JsonObject);
        if (before is null || ItemFingerprint.Of(before) != ItemFingerprint.Of(profile))
            BackupFile.Write(context.Paths.Profile, profile, BackupJson.Files.JsonObject);
        return true;
    }

    private async Task<JsonObject> FindArticleAsync(JsonObject entry, CancellationToken stop)
    {
        var id = entry["post_id"]?.ToString() ?? "";
        context.Decide($"Article {id} '{entry["title"]}' is new or has changed.");
        var answer = await context.CallAsync("post.get", stop, new("post_id", id), new("extra", "tags,embed")).ConfigureAwait(false);
        return Member(answer, "post");
    }

    private static JsonObject Member(ApiAnswer answer, string name)
    {
        var root = JsonNode.Parse(answer.Content.Span, documentOptions: new JsonDocumentOptions { MaxDepth = answer.MaxDepth });
        if (root?[name] is not JsonObject member)
            throw answer.Unreadable($"contains no '{name}'");
        root.AsObject().Remove(name);
        return member;
    }
}
