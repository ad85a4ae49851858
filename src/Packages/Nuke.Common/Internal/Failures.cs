using System.Reflection;

namespace Nuke.Common.Internal;

/// <summary>The error that somebody has to read, taken out of what reflection and tasks wrap around it.</summary>
internal static class Failures
{
    public static Exception Unwrap(Exception error) => error switch
    {
        TargetInvocationException { InnerException: { } inner } => Unwrap(inner),
        AggregateException { InnerExceptions: [var only] } => Unwrap(only),
        _ => error,
    };
}
