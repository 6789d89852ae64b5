using System.Management.Automation;
using Ipernity.Api.Albums;
using Ipernity.Api.Documents;
using Ipernity.Api.Elements;
using Ipernity.Auth.Errors;
using Ipernity.PowerShell.Albums;
using Ipernity.PowerShell.Cmdlets;
using Ipernity.PowerShell.Completion;
using Ipernity.PowerShell.Documents;
using Ipernity.PowerShell.Errors;
using Ipernity.PowerShell.Formats;
using Ipernity.PowerShell.Parameters;
using Ipernity.PowerShell.Pipeline;
using Ipernity.PowerShell.Session;

namespace Ipernity.PowerShell.Commands;

/// <summary>Changes documents.</summary>
[Cmdlet(VerbsCommon.Set, "IpernityDocument", SupportsShouldProcess = true)]
[OutputType(typeof(IpernityDocument))]
public sealed class SetIpernityDocumentCommand : ServiceCmdlet
{
    // Pairs that contradict each other.
    private static readonly (string One, string Other)[] Conflicts =
    [
        (nameof(Tag), nameof(AddTag)), (nameof(Tag), nameof(RemoveTag)),
        (nameof(ClearLocation), nameof(Latitude)), (nameof(ClearLocation), nameof(Longitude)),
    ];

    private static readonly (DocumentField Field, string Parameter)[] Clearable =
    [
        (DocumentField.Title, nameof(Title)), (DocumentField.Description, nameof(Description)),
        (DocumentField.Tag, nameof(Tag)), (DocumentField.Tag, nameof(AddTag)),
        (DocumentField.Location, nameof(Latitude)), (DocumentField.Location, nameof(Longitude)),
    ];

    private const string ListOfExportCsv = "System.String[]";

    private RowParameters? _row;
    private OrderedCalls? _calls;
    private AlbumFinder? _albums;

    /// <summary>The identifiers of the documents.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("doc_id", "DocId"), Identifier(typeof(IpernityDocument), "Id", "doc_id", "DocId"), ValidateNotNullOrEmpty]
    public string[] Id { get; set; } = [];

    /// <summary>A document, or a row of a table whose columns are parameters of this cmdlet.</summary>
    [Parameter(ValueFromPipeline = true), ValidateNotNull]
    public PSObject? InputObject { get; set; }

    /// <summary>The title.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Title { get; set; }

    /// <summary>The description. Some HTML is allowed.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Description { get; set; }

    /// <summary>All keywords, which replace the present ones.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true), Alias("Tags", "Keyword", "Keywords")]
    public string[]? Tag { get; set; }

    /// <summary>Keywords to add.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string[]? AddTag { get; set; }

    /// <summary>Keywords to remove, in upper or lower case.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string[]? RemoveTag { get; set; }

    /// <summary>The licence: its name, such as CC-BY-NC, or its number.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true), ArgumentCompleter(typeof(LicenseCompleter)), CatalogueValue("doc.set", "license")]
    public string? License { get; set; }

    /// <summary>The safety level: its name or its number.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true), ArgumentCompleter(typeof(SafetyCompleter)), CatalogueValue("doc.set", "safety")]
    public string? Safety { get; set; }

    /// <summary>Who can see the document: Private, Family, Friends, FriendsAndFamily or Public.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true), ArgumentCompleter(typeof(VisibilityCompleter)), CatalogueValue("doc.set", "share")]
    public string? Visibility { get; set; }

    /// <summary>The latitude of the place, in degrees north.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true), Alias("lat"), NumberText(Minimum = -90, Maximum = 90)]
    public double? Latitude { get; set; }

    /// <summary>The longitude of the place, in degrees east.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true), Alias("lng"), NumberText(Minimum = -180, Maximum = 180)]
    public double? Longitude { get; set; }

    /// <summary>Removes the place.</summary>
    [Parameter]
    public SwitchParameter ClearLocation { get; set; }

    /// <summary>Who may comment: Owner, FriendsAndFamily, Contacts or Everybody.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true), ArgumentCompleter(typeof(AudienceCompleter))]
    [CatalogueValue("doc.set", "perm_comment")]
    public string? CommentPermission { get; set; }

    /// <summary>Who may add keywords: Owner, FriendsAndFamily, Contacts or Everybody.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true), ArgumentCompleter(typeof(AudienceCompleter))]
    [CatalogueValue("doc.set", "perm_tag")]
    public string? TagPermission { get; set; }

    /// <summary>Who may tag themselves: Owner, FriendsAndFamily, Contacts or Everybody.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true), ArgumentCompleter(typeof(AudienceCompleter))]
    [CatalogueValue("doc.set", "perm_tagme")]
    public string? TagMePermission { get; set; }

    /// <summary>The album to put the documents into: its title, its identifier, or an album.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true), Identifier(typeof(IpernityAlbum), "Id", "album_id", IsOptional = true)]
    public string? AddToAlbum { get; set; }

    /// <summary>The details to remove: the title, the description, the keywords or the place.</summary>
    [Parameter]
    public DocumentField[] Clear { get; set; } = [];

    /// <summary>Gets the changed documents.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>The number of documents that are changed at the same time. The default is 1.</summary>
    [Parameter, NumberText(IsWhole = true), ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 1;

    private bool IsRow => InputObject.IsRow();

    /// <summary>Prepares the calls.</summary>
    protected override void BeginProcessing()
    {
        _row = new RowParameters(MyInvocation.BoundParameters);
        _calls = Own(new OrderedCalls(this, ThrottleLimit));
    }

    /// <summary>Starts the changes of the current documents.</summary>
    protected override void ProcessRecord()
    {
        var connection = RequireConnection("doc.set");
        try
        {
            if (FindConflict() is { } conflict)
                Refuse(CallErrors.ParameterConflict(conflict.One, conflict.Other), conflict.One, conflict.Other);
            else if (IsGiven(nameof(Latitude)) && !IsGiven(nameof(Longitude)))
                Refuse(CallErrors.ParameterRequired(nameof(Latitude), nameof(Longitude)), nameof(Latitude));
            else if (IsGiven(nameof(Longitude)) && !IsGiven(nameof(Latitude)))
                Refuse(CallErrors.ParameterRequired(nameof(Longitude), nameof(Latitude)), nameof(Longitude));
            else
                Start(connection, CreateChange());
        }
        catch (ArgumentException invalid)
        {
            WriteError(CallErrors.InvalidCall(invalid, InputObject ?? (object)Id, $"Document {string.Join(", ", Id)}:"));
        }
        finally
        {
            _row!.EndRow();
        }
    }

    /// <summary>Waits for the changes.</summary>
    protected override void EndProcessing() => _calls!.Complete();

    // The engine resets the values between two rows, but not the names of the bound parameters.
    private bool IsGiven(string parameter)
    {
        var value = GetType().GetProperty(parameter)!.GetValue(this);
        return (IsRow || !_row!.IsOfPipeline(parameter)) && (value is SwitchParameter flag ? flag.IsPresent : !value.IsBlank());
    }

    private T? Given<T>(T? value, string parameter) => IsGiven(parameter) ? value : default;

    private T? Choice<T>(string? code, string parameter)
        where T : struct, Enum =>
        CatalogueValueAttribute.Choice<T>(Given(code, parameter));

    private (string One, string Other)? FindConflict()
    {
        foreach (var (one, other) in Conflicts)
        {
            if (IsGiven(one) && IsGiven(other))
                return (one, other);
        }

        foreach (var (field, parameter) in Clearable)
        {
            if (Clear.Contains(field) && IsGiven(parameter))
                return (nameof(Clear), parameter);
        }

        return null;
    }

    // A conflict on the command line applies to all documents, so it ends the cmdlet.
    private void Refuse(ErrorRecord error, params string[] parameters)
    {
        if (Array.TrueForAll(parameters, parameter => !_row!.IsOfPipeline(parameter)))
            ThrowTerminatingError(error);
        WriteError(error);
    }

    private DocumentChange CreateChange() => new()
    {
        Title = Text(Title, nameof(Title), DocumentField.Title),
        Description = Text(Description, nameof(Description), DocumentField.Description),
        License = Choice<License>(License, nameof(License)),
        Safety = Choice<SafetyLevel>(Safety, nameof(Safety)),
        Visibility = Choice<Visibility>(Visibility, nameof(Visibility)),
        CommentPermission = Choice<Audience>(CommentPermission, nameof(CommentPermission)),
        TagPermission = Choice<Audience>(TagPermission, nameof(TagPermission)),
        TagMePermission = Choice<Audience>(TagMePermission, nameof(TagMePermission)),
        Latitude = Given(Latitude, nameof(Latitude)),
        Longitude = Given(Longitude, nameof(Longitude)),
        ClearLocation = ClearLocation || Clear.Contains(DocumentField.Location),
        Tags = Clear.Contains(DocumentField.Tag) ? [] : Keywords(Tag, nameof(Tag)),
        AddTags = Keywords(AddTag, nameof(AddTag)) ?? [],
        RemoveTags = Keywords(RemoveTag, nameof(RemoveTag)) ?? [],
        AlbumId = Given(AddToAlbum, nameof(AddToAlbum)),
    };

    private string? Text(string? value, string parameter, DocumentField field)
    {
        if (Clear.Contains(field))
            return "";
        // A blank cell changes nothing. On the command line, nobody types a blank value by accident.
        return !_row!.IsOfPipeline(parameter) && string.IsNullOrWhiteSpace(value)
            ? throw new ArgumentException($"-{parameter} is blank. To empty it, use -Clear {field}.")
            : Given(value, parameter);
    }

    // One cell of a table can have several keywords. On the command line, each value is one keyword.
    private string[]? Keywords(string[]? values, string parameter)
    {
        if (!IsGiven(parameter))
            return null;
        if (values is [ListOfExportCsv])
            throw new ArgumentException($"Export-Csv writes '{ListOfExportCsv}' for a list. Join the keywords before you export them.");
        var keywords = values is { Length: 1 } && _row!.IsOfPipeline(parameter) ? KeywordText.Split(values[0]) : values!;
        return [.. keywords.Select(static keyword => keyword.Trim()).Where(static keyword => keyword.Length > 0)];
    }

    private void Start(IpernityConnection connection, DocumentChange change)
    {
        if (change.AlbumId is { } name)
        {
            if ((_albums ??= new AlbumFinder(this, connection)).Find(name) is not { } album)
                return;
            change = change with { AlbumId = album.Id };
        }

        if (change.IsEmpty)
        {
            if (!IsRow)
                ThrowTerminatingError(CallErrors.ChangeRequired());
            this.WriteDetail($"Nothing to change for document {string.Join(", ", Id)}: the row has no values.");
        }

        foreach (var id in Id)
            Start(connection, id, change);
    }

    private void Start(IpernityConnection connection, string id, DocumentChange change)
    {
        var service = new DocumentService(connection.Client, CreateOptions(connection.TokenText));
        void Fail(Exception failure) => WriteError(ObjectErrors.From(failure, ObjectErrors.Document, id, connection.Permission));
        try
        {
            var before = InputObject?.BaseObject as IpernityDocument;
            if (!change.IsEmpty && this.IsAsking() && (before is null || !DocumentText.ShowsOldValues(change, before)))
                before = Await(connection.Client, stop => service.GetAsync(id, [], stop));
            if (!change.IsEmpty && !ShouldProcess(DocumentText.Name(id, before), DocumentText.Describe(change, before)))
                return;
        }
        catch (IpernityException failure)
        {
            Fail(failure);
            return;
        }

        void Write(IpernityDocument? after)
        {
            if (after is not null)
                WriteObject(after.ForOutput());
        }
        _calls!.Add(connection.Client, stop => ChangeAsync(service, id, change, stop), Write, Fail, !this.IsGiven(nameof(ThrottleLimit)));
    }

    private async Task<IpernityDocument?> ChangeAsync(DocumentService service, string id, DocumentChange change, CancellationToken stop)
    {
        await service.SetAsync(id, change, stop).ConfigureAwait(false);
        return PassThru ? await service.GetAsync(id, [], stop).ConfigureAwait(false) : null;
    }
}
