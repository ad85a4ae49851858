using System.Runtime.InteropServices;

namespace OpsBuild.Build;

/// <summary>Tells a target's own work that Ctrl-C or SIGTERM came, so that it can end what it started; the build itself ends as it always does.</summary>
internal static class Interrupt
{
    private static readonly CancellationTokenSource Source = new();

    // Kept for the life of the program: a collected registration hears nothing.
    private static readonly PosixSignalRegistration[] Registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => Source.Cancel()),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Source.Cancel()),
    ];

    public static CancellationToken Token => Registrations.Length > 0 ? Source.Token : default;
}
