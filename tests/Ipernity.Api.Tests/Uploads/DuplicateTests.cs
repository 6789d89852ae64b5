using Ipernity.Api.Uploads;

namespace Ipernity.Api.Tests.Uploads;

/// <summary>What happens to the fields of a file that the account already has.</summary>
public sealed class DuplicateTests : IDisposable
{
    private const string Found =
        """{"api":{"status":"ok"},"docs":{"doc":[{"md5":"827ccb0eea8a706c4c34a16891f84e7b","doc_id":"5","found":"1"}]}}""";
    private const string NotFound = """{"api":{"status":"ok"},"docs":{"doc":[]}}""";
    private const string Ok = """{"api":{"status":"ok"},"doc":{"doc_id":"5"},"album":{}}""";

    private static readonly KeyValuePair<string, string>[] Fields =
    [
        new("title", "T"),
        new("album_id", "7"),
        new("keywords", "k"),
        new("created_at", "2026-01-01 00:00:00"),
    ];

    private readonly UploadSetup _setup = new();

    public void Dispose() => _setup.Dispose();

    [Fact]
    public async Task The_document_goes_into_the_album_and_the_other_fields_are_named_as_not_applied()
    {
        await using var server = Serving(Found);
        await _setup.SendAsync(server, Options(), _setup.File(fields: Fields));

        var result = Assert.Single(_setup.Results);
        Assert.Equal((UploadStatus.Duplicate, "5"), (result.Status, result.DocId));
        Assert.Equal(["title", "keywords", "created_at"], result.FieldsNotApplied);
        Assert.Equal((1, 0), (UploadSetup.Count(server, "album.docs.add"), UploadSetup.Count(server, "doc.set")));
    }

    [Fact]
    public async Task With_update_duplicates_the_fields_are_set_and_what_no_method_sets_is_named()
    {
        await using var server = Serving(Found);
        await _setup.SendAsync(server, Options(update: true), _setup.File(fields: Fields));

        Assert.Equal(["created_at"], Assert.Single(_setup.Results).FieldsNotApplied);
        Assert.Equal((1, 1), (UploadSetup.Count(server, "doc.set"), UploadSetup.Count(server, "doc.tags.add")));
    }

    [Fact]
    public async Task Of_two_equal_files_for_two_albums_one_is_sent_and_the_document_goes_into_the_other_album_too()
    {
        await using var server = Serving(NotFound);
        await _setup.SendAsync(
            server,
            Options(),
            _setup.File("a.jpg", fields: new KeyValuePair<string, string>("album_id", "7")),
            _setup.File("b.jpg", fields: new KeyValuePair<string, string>("album_id", "8"))
        );

        Assert.Equal([UploadStatus.Done, UploadStatus.Duplicate], _setup.Results.Select(result => result.Status).Order());
        Assert.Equal((1, 1), (UploadSetup.Count(server, "upload.file"), UploadSetup.Count(server, "album.docs.add")));
    }

    [Fact]
    public async Task A_duplicate_is_given_only_when_it_can_be_read()
    {
        var looks = 0;
        await using var server = Serving(Found, document: () => ++looks < 2 ? """{"api":{"status":"error","code":"1"}}""" : Ok);
        await _setup.SendAsync(server, Options(), _setup.File());
        Assert.Equal((UploadStatus.Duplicate, 2), (Assert.Single(_setup.Results).Status, looks));
    }

    private static UploadOptions Options(bool update = false) =>
        new(ClientSetup.Token) { SkipDuplicates = true, UpdateDuplicates = update };

    private static RawServer Serving(string checksums, Func<string>? document = null) =>
        UploadSetup.Serving(method =>
            method switch
            {
                "account.getQuota" => UploadSetup.Quota,
                "doc.checkMD5" => checksums,
                "upload.file" => UploadSetup.Ticket,
                "upload.checkTickets" => """{"api":{"status":"ok"},"tickets":{"ticket":[{"id":"71","done":"1","doc_id":"5"}]}}""",
                "doc.get" when document is not null => document(),
                _ => Ok,
            }
        );
}
