using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Controller.Api.Hosting;

/// <summary>
/// The server's certificate with its chain, from PEM files. Whoever renews it replaces the files: they are looked at again at most every
/// <see cref="Patience"/>, when somebody connects. Files that cannot be read leave the certificate as it was, and the log says so.
/// </summary>
internal sealed class TlsCertificate(string certificatePath, string keyPath, TimeProvider time, ILogger<TlsCertificate> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private SslStreamCertificateContext _context = Load(certificatePath, keyPath);
    private (DateTime Certificate, DateTime Key) _stamp = StampOf(certificatePath, keyPath);
    private long _looked = time.GetTimestamp();

    /// <summary>The certificate to present now.</summary>
    public SslStreamCertificateContext Current
    {
        get
        {
            lock (_gate)
            {
                if (time.GetElapsedTime(_looked) >= Patience)
                    Look();
                return _context;
            }
        }
    }

    /// <summary>Why the files are no certificate with its key; null when they are.</summary>
    public static string? Check(string certificatePath, string keyPath)
    {
        try
        {
            Load(certificatePath, keyPath);
            return null;
        }
        catch (Exception error) when (IsBadFile(error))
        {
            return error.Message;
        }
    }

    private void Look()
    {
        _looked = time.GetTimestamp();
        try
        {
            var stamp = StampOf(certificatePath, keyPath);
            if (stamp == _stamp)
                return;
            _context = Load(certificatePath, keyPath);
            _stamp = stamp;
            HostLog.CertificateLoaded(log, certificatePath, _context.TargetCertificate.NotAfter);
        }
        catch (Exception error) when (IsBadFile(error))
        {
            HostLog.CertificateFailed(log, certificatePath, error.Message);
        }
    }

    private static SslStreamCertificateContext Load(string certificatePath, string keyPath)
    {
        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(certificatePath);
        return SslStreamCertificateContext.Create(X509Certificate2.CreateFromPemFile(certificatePath, keyPath), chain, offline: true);
    }

    private static (DateTime Certificate, DateTime Key) StampOf(string certificatePath, string keyPath)
        => (File.GetLastWriteTimeUtc(certificatePath), File.GetLastWriteTimeUtc(keyPath));

    private static bool IsBadFile(Exception error) => error is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException;
}
