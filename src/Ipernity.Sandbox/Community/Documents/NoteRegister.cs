using System.Globalization;

namespace Ipernity.Sandbox.Community.Documents;

/// <summary>All notes on pictures. The notes on a picture are sorted from oldest to newest.</summary>
internal sealed class NoteRegister
{
    private readonly Dictionary<string, Note> _notes = new(StringComparer.Ordinal);
    private readonly Dictionary<Document, List<Note>> _notesOn = [];
    private long _nextId = 310_001;

    public Note? Find(string id) => _notes.GetValueOrDefault(id);

    public IReadOnlyList<Note> On(Document document) => _notesOn.GetValueOrDefault(document) ?? [];

    public string NewId() => (_nextId++).ToString(CultureInfo.InvariantCulture);

    public void Add(Note note)
    {
        _notes.Add(note.Id, note);
        if (!_notesOn.TryGetValue(note.Document, out var notes))
            _notesOn.Add(note.Document, notes = []);
        notes.Add(note);
    }

    public void Remove(Note note)
    {
        _notes.Remove(note.Id);
        _notesOn[note.Document].Remove(note);
    }

    /// <summary>Deletes the notes on a deleted document.</summary>
    public void Forget(Document document)
    {
        foreach (var note in On(document))
            _notes.Remove(note.Id);
        _notesOn.Remove(document);
    }
}
