namespace Ipernity.Sandbox.Community.People;

/// <summary>Whom an owner allows to comment or tag, with the values of the API.</summary>
internal enum Circle
{
    Owner = 0,
    Family = 1,
    Friends = 2,
    FamilyAndFriends = 3,
    Contacts = 4,
    Everyone = 5,
}
