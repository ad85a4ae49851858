namespace OpsBuild.Testing.Docker;

/// <summary>OpenSSL of this machine: .NET opens it by name when it needs it, so no program shows that it is linked with it.</summary>
internal static class OpenSsl
{
    public static string[] Libraries() =>
    [
        .. from folder in (string[])["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib"]
           from name in (string[])["libssl.so.3", "libcrypto.so.3"]
           let library = Path.Combine(folder, name)
           where File.Exists(library)
           select library,
    ];

    public static void AddTo(ImageRoot root)
    {
        foreach (var library in Libraries())
            root.Add(library, library.TrimStart('/'));
        root.Text("etc/ssl/openssl.cnf", "");
    }
}
