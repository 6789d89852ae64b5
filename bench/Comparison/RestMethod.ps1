# What a person writes who knows PowerShell and the service, but not the module: Invoke-RestMethod, signing by hand. With a web
# session, which few know to do, it keeps its connections.

function Get-RestClient {
    param($Target, [switch] $KeepConnections)

    @{
        Api     = "$($Target.Server)api/"
        Key     = $Target.Key
        Secret  = $Target.Secret
        Token   = $Target.TokenText
        Session = if ($KeepConnections) { @{ WebSession = [Microsoft.PowerShell.Commands.WebRequestSession]::new() } } else { @{} }
    }
}

function Invoke-Rest {
    param([hashtable] $Client, [string] $Method, [hashtable] $Parameter = @{})

    $body = [Collections.Generic.SortedDictionary[string, string]]::new([StringComparer]::Ordinal)
    foreach ($name in $Parameter.Keys) { $body[$name] = $Parameter[$name] }
    $body['api_key'] = $Client.Key
    $body['auth_token'] = $Client.Token

    $text = [Text.StringBuilder]::new()
    foreach ($entry in $body.GetEnumerator()) { $null = $text.Append($entry.Key).Append($entry.Value) }
    $bytes = [Text.Encoding]::UTF8.GetBytes($text.Append($Method).Append($Client.Secret).ToString())
    $body['api_sig'] = [Convert]::ToHexString([Security.Cryptography.MD5]::HashData($bytes)).ToLowerInvariant()

    $session = $Client.Session
    $answer = Invoke-RestMethod "$($Client.Api)$Method/json" -Method Post -Body $body @session
    if ($answer.api.status -ne 'ok') { throw "Error $($answer.api.code): $($answer.api.message)" }
    $answer
}

function Get-RestDocument {
    param([hashtable] $Client)

    $page = 1
    do {
        $docs = (Invoke-Rest $Client doc.getList @{ per_page = 100; page = $page }).docs
        $docs.doc
        $page++
    } while ($page -le [int] $docs.pages)
}
