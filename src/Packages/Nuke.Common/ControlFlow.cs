using Serilog;

namespace Nuke.Common;

/// <summary>Actions that may fail.</summary>
public static class ControlFlow
{
    /// <summary>Runs the action; an error becomes a warning.</summary>
    public static void SuppressErrors(Action action, bool includeStackTrace = false, bool logWarning = true) =>
        SuppressErrors<object>(
            () =>
            {
                action();
                return null;
            },
            null,
            includeStackTrace,
            logWarning);

    /// <summary>The action's result, or the default value when it fails.</summary>
    public static T SuppressErrors<T>(Func<T> action, T defaultValue = default, bool includeStackTrace = false, bool logWarning = true)
    {
        try
        {
            return action();
        }
        catch (Exception error)
        {
            if (logWarning)
                Log.Warning(includeStackTrace ? error : null, "{Reason:l}", error.Message);
            return defaultValue;
        }
    }

    /// <summary>The action's results, or none when it fails.</summary>
    public static IEnumerable<T> SuppressErrors<T>(Func<IEnumerable<T>> action, bool includeStackTrace = false) =>
        SuppressErrors<IEnumerable<T>>(() => action().ToList(), [], includeStackTrace, logWarning: true);

    /// <summary>Runs the action up to so many times, until it succeeds.</summary>
    /// <param name="action">What may fail.</param>
    /// <param name="cleanup">Runs after each attempt, whether it succeeded or not.</param>
    /// <param name="retryAttempts">How often to try, at least 1.</param>
    /// <param name="delay">How long to wait between attempts; default: not at all.</param>
    /// <param name="logAction">Takes what is to be told of a failed attempt; default: a warning.</param>
    public static void ExecuteWithRetry(
        Action action, Action cleanup = null, int retryAttempts = 3, TimeSpan? delay = null, Action<string> logAction = null)
    {
        Assert.True(retryAttempts > 0);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                action();
                return;
            }
            catch (Exception error) when (attempt < retryAttempts)
            {
                (logAction ?? (text => Log.Warning("{Text:l}", text)))($"Attempt {attempt} of {retryAttempts} failed: {error.Message}");
            }
            finally
            {
                cleanup?.Invoke();
            }

            if (delay is { } time)
                Thread.Sleep(time);
        }
    }
}
