using System.Reflection;

namespace Nuke.Common.Internal.Planning;

/// <summary>Whether two delegates come from the same target property.</summary>
/// <remarks>
/// <c>DependsOn(Compile)</c> passes what the property <c>Compile</c> gave, and each call of a property may give a new delegate. A lambda
/// that captures nothing, or only the build, makes equal delegates each time; one that captures locals of its property makes a new
/// closure each time, whose captured values then have to be compared.
/// </remarks>
internal static class TargetIdentity
{
    private const BindingFlags Captured = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    public static bool Same(Delegate one, Delegate other) =>
        Equals(one, other) || (one is not null && other is not null && one.Method == other.Method && SameClosure(one.Target, other.Target));

    private static bool SameClosure(object one, object other) =>
        one is not null
            && other is not null
            && one.GetType() == other.GetType()
            && one.GetType().IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute), inherit: false)
            && one.GetType().GetFields(Captured).All(field => SameValue(field.GetValue(one), field.GetValue(other)));

    private static bool SameValue(object one, object other) =>
        Equals(one, other) || (one is Delegate first && other is Delegate second && Same(first, second)) || SameClosure(one, other);
}
