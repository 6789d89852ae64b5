namespace System.Security.Cryptography.X509Certificates;

internal static class X509CertificateLoader
{
    public static X509Certificate2 LoadPkcs12(byte[] data, string? password) => new(data, password);
}
