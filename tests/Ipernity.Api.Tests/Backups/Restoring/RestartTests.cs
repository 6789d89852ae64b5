using Ipernity.Api.Backups;
using Ipernity.Api.Backups.Format;
using Ipernity.Api.Backups.Restoring;
using Ipernity.Auth.Errors;
using Ipernity.Sandbox.Faults;

namespace Ipernity.Api.Tests.Backups.Restoring;

/// <summary>Restores that end early, and what the next run does.</summary>
public sealed class RestartTests : IAsyncLifetime
{
    private RestoreSetup _setup = null!;

    public async ValueTask InitializeAsync()
    {
        _setup = await RestoreSetup.StartAsync();
        await _setup.BackUpAsync();
    }

    public ValueTask DisposeAsync() => _setup.DisposeAsync();

    [Theory]
    [InlineData(112)]
    [InlineData(101)]
    public async Task A_key_that_is_refused_ends_the_run_cleanly_and_the_next_goes_on(int code)
    {
        var before = (await _setup.Marek.ListAsync()).Count;
        _setup.Uploaded = () => _setup.Sandbox.AddFault(new Fault(FaultKind.ApiError) { Code = code, Count = Fault.Always });
        var first = await _setup.RestoreAsync(_setup.Marek);
        _setup.Uploaded = null;
        _setup.Sandbox.ClearFaults();
        var second = await _setup.RestoreAsync(_setup.Marek);

        Assert.Equal(code, Assert.IsType<IpernityApiException>(first.Failure).Code);
        Assert.False(first.IsComplete);
        Assert.True(first.Left > 0);
        Assert.True(second.IsComplete);
        Assert.Equal(before + 12, (await _setup.Marek.ListAsync()).Count);
    }

    [Fact]
    public async Task A_key_that_is_refused_at_the_first_upload_ends_the_run()
    {
        _setup.Sandbox.AddFault(
            new Fault(FaultKind.ApiError)
            {
                Code = 112,
                Count = Fault.Always,
                Method = "upload.file",
            }
        );
        var result = await _setup.RestoreAsync(_setup.Marek).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.Equal(112, Assert.IsType<IpernityApiException>(result.Failure).Code);
        Assert.Equal(0, result.Uploaded);
        Assert.Empty(_setup.Failures);
    }

    [Fact]
    public async Task An_upload_whose_answer_and_line_were_lost_is_not_repeated()
    {
        await _setup.RestoreAsync(_setup.Marek);
        var documents = await _setup.Marek.ListAsync();
        // As if the first run had been killed right after the service took the files.
        WriteJournal(static line =>
            line.Replace("\"Done\"", "\"Sending\"", StringComparison.Ordinal).Replace("\"newId\"", "\"lost\"", StringComparison.Ordinal)
        );
        var result = await _setup.RestoreAsync(_setup.Marek);

        Assert.Equal(0, result.Uploaded);
        Assert.Equal(documents, await _setup.Marek.ListAsync());
    }

    [Fact]
    public async Task A_torn_last_line_does_not_count()
    {
        await _setup.RestoreAsync(_setup.Marek);
        var documents = await _setup.Marek.ListAsync();
        File.AppendAllText(JournalPath, "{\"kind\":\"Document\",\"id\":\"1\",\"sta");
        var result = await _setup.RestoreAsync(_setup.Marek);

        Assert.Equal((0, 0), (result.Uploaded, result.Created));
        Assert.Equal(documents, await _setup.Marek.ListAsync());
    }

    [Fact]
    public async Task Documents_with_the_same_bytes_stay_two_documents()
    {
        var ids = await _setup.Ada.ListAsync();
        MakeTwin(ids[0], ids[1]);
        var before = (await _setup.Marek.ListAsync()).Count;
        await _setup.RestoreAsync(_setup.Marek);
        Directory.Delete(Path.Combine(_setup.Folder, ".state"), recursive: true);
        var again = await _setup.RestoreAsync(_setup.Marek);

        Assert.Equal(before + 12, (await _setup.Marek.ListAsync()).Count);
        Assert.Equal(0, again.Uploaded);
        Assert.Equal(
            12,
            _setup.Items.Where(static item => item.Kind == RestoreKind.Document).Select(static item => item.NewId).Distinct().Count()
        );
    }

    [Fact]
    public async Task A_damaged_file_is_one_failure_and_is_not_uploaded()
    {
        var sidecar = Directory.GetFiles(Path.Combine(_setup.Folder, "documents"), "*.json", SearchOption.AllDirectories)[0];
        var file = sidecar.Substring(0, sidecar.Length - ".json".Length);
        var content = File.ReadAllBytes(file);
        content[^1] ^= 1;
        File.WriteAllBytes(file, content);
        var result = await _setup.RestoreAsync(_setup.Marek);

        Assert.Equal((11, 1), (result.Uploaded, result.Failed));
        Assert.False(result.IsComplete);
        Assert.Equal(BackupFailure.FileDamaged, Assert.IsType<IpernityBackupException>(Assert.Single(_setup.Failures).Failure).Failure);
    }

    [Fact]
    public async Task A_missing_file_cannot_be_restored_and_the_rest_goes_on()
    {
        var sidecar = Directory.GetFiles(Path.Combine(_setup.Folder, "documents"), "*.json", SearchOption.AllDirectories)[0];
        File.Delete(sidecar.Substring(0, sidecar.Length - ".json".Length));
        var result = await _setup.RestoreAsync(_setup.Marek);

        Assert.Equal((11, 1), (result.Uploaded, result.NotRestorable));
        Assert.Equal(
            "Its file is missing from the backup.",
            _setup.Items.Single(static item => item.Status == RestoreStatus.NotRestorable).Note
        );
    }

    [Theory]
    [InlineData("notes")]
    [InlineData("comments")]
    public async Task A_sidecar_with_impossible_entries_cannot_be_restored_and_the_rest_goes_on(string member)
    {
        var sidecar = Directory.GetFiles(Path.Combine(_setup.Folder, "documents"), "*.json", SearchOption.AllDirectories)[0];
        var json = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(sidecar))!;
        json[member] = new System.Text.Json.Nodes.JsonArray((System.Text.Json.Nodes.JsonNode?)null);
        File.WriteAllText(sidecar, json.ToJsonString());
        var result = await _setup.RestoreAsync(_setup.Marek);

        Assert.Equal((11, 1), (result.Uploaded, result.NotRestorable + result.Failed));
    }

    [Fact]
    public async Task A_document_that_the_service_refuses_is_one_failure_and_the_rest_goes_on()
    {
        _setup.Sandbox.AddFault(new Fault(FaultKind.ApiError) { Code = 3, Method = "upload.file" });
        var result = await _setup.RestoreAsync(_setup.Marek);

        Assert.Equal((11, 1), (result.Uploaded, result.Failed));
        Assert.Null(result.Failure);
        Assert.Equal(1, (await _setup.RestoreAsync(_setup.Marek)).Uploaded);
    }

    [Fact]
    public async Task A_second_run_in_the_same_folder_is_refused()
    {
        using var other = BackupLock.Take(new BackupPaths(_setup.Folder));
        var result = await _setup.RestoreAsync(_setup.Marek);

        Assert.Equal(BackupFailure.BackupInUse, Assert.IsType<IpernityBackupException>(result.Failure).Failure);
        Assert.Equal(0, result.Uploaded);
    }

    [Fact]
    public async Task Notes_and_comments_of_the_owner_come_back_once()
    {
        var ids = await _setup.Ada.ListAsync();
        var photo = ids[0];
        await _setup.Ada.CallAsync(
            "doc.notes.add",
            new("doc_id", photo),
            new("content", "A gull"),
            new("x", "10"),
            new("y", "20"),
            new("w", "40"),
            new("h", "30")
        );
        await _setup.Ada.CallAsync("doc.comments.add", new("doc_id", photo), new("content", "My own words"));
        await _setup.BackUpAsync();
        await _setup.RestoreAsync(_setup.Marek);
        // As if the first run had been killed before it noted that the document is complete.
        WriteJournal(static line => line.Replace("\"Done\"", "\"There\"", StringComparison.Ordinal));
        await _setup.RestoreAsync(_setup.Marek);

        var restored = await _setup.Marek.GetAsync(_setup.Items.Single(item => item.Id == photo).NewId!);
        var note = Assert.Single(restored.NoteList!, static note => note.Content == "A gull");
        Assert.Equal((10, 20, 40, 30), (note.X, note.Y, note.Width, note.Height));
        Assert.Equal(
            1,
            _setup.Sandbox.ReceivedCalls.Count(call =>
                call.Method == "doc.comments.add"
                && call.Parameters["content"] == "My own words"
                && call.Parameters["doc_id"] == restored.Id
            )
        );
    }

    private string JournalPath => Path.Combine(_setup.Folder, ".state", $"restore-{_setup.Marek.UserId}.jsonl");

    private void WriteJournal(Func<string, string> change) =>
        File.WriteAllLines(
            JournalPath,
            File.ReadAllLines(JournalPath).Select(line => line.Contains("\"Document\"", StringComparison.Ordinal) ? change(line) : line)
        );

    private void MakeTwin(string one, string other)
    {
        var files = Directory
            .GetFiles(Path.Combine(_setup.Folder, "documents"), "*.json", SearchOption.AllDirectories)
            .Select(sidecar => (Sidecar: sidecar, Record: BackupFile.Read(sidecar, BackupJson.Files.DocumentRecord)!))
            .ToArray();
        var (from, to) = (files.Single(file => file.Record.Id == one), files.Single(file => file.Record.Id == other));
        File.Copy(
            from.Sidecar.Replace(".json", "", StringComparison.Ordinal),
            to.Sidecar.Replace(".json", "", StringComparison.Ordinal),
            overwrite: true
        );
        BackupFile.Write(to.Sidecar, to.Record with { Original = from.Record.Original }, BackupJson.Files.DocumentRecord);
    }
}
