using System.Reflection;

namespace Nuke.Common.Internal.Planning;

/// <summary>The properties of type <see cref="Target"/> that make up a build.</summary>
internal static class TargetProperties
{
    /// <summary>Of the class, of its bases, then of its components in the order in which the class names them.</summary>
    public static IEnumerable<PropertyInfo> Of(Type buildType) =>
        Members.OfClass(buildType).Concat(buildType.GetInterfaces().SelectMany(Members.Own)).Where(IsTarget).Where(member => !IsExplicit(member)).Cast<PropertyInfo>();

    /// <summary>The target properties that a component declares itself.</summary>
    public static PropertyInfo[] OwnOf(Type component) =>
        [.. Members.Own(component).Where(IsTarget).Where(member => !IsExplicit(member)).Cast<PropertyInfo>()];

    /// <summary>The only target property of a component.</summary>
    /// <exception cref="UsageException">It has none, or several.</exception>
    public static PropertyInfo OnlyOf(Type component) =>
        OwnOf(component) switch
        {
            [var only] => only,
            var several => throw new UsageException(
                $"{component.Name} is named without a target, which means its only one, but it has {(several.Length == 0 ? "none" : string.Join(", ", several.Select(NameOf)))}."),
        };

    /// <summary>Without the interface's name that the compiler puts before an explicit implementation.</summary>
    public static string NameOf(MemberInfo property) => property.Name[(property.Name.LastIndexOf('.') + 1)..];

    /// <summary>The property that really answers: for a component's, the explicit implementation that the build or another component has.</summary>
    public static PropertyInfo ImplementationOf(PropertyInfo property, Type buildType) =>
        !property.DeclaringType!.IsInterface
            ? property
            : Members.OfClass(buildType)
                .Concat(buildType.GetInterfaces().SelectMany(Members.Own))
                .Where(member => IsTarget(member) && IsExplicit(member) && NameOf(member) == property.Name)
                .Cast<PropertyInfo>()
                .FirstOrDefault(candidate => property.DeclaringType.IsAssignableFrom(candidate.DeclaringType)) ?? property;

    /// <summary>The definition that the given one overrides: a base class's, else a component's; null when there is none.</summary>
    public static PropertyInfo OverriddenBy(PropertyInfo property)
    {
        var name = NameOf(property);
        return Bases(property.DeclaringType!)
            .SelectMany(Members.Own)
            .Where(IsTarget)
            .Where(member => !IsExplicit(member) && member.Name == name)
            .Cast<PropertyInfo>()
            .FirstOrDefault(candidate => !candidate.GetMethod!.IsAbstract);
    }

    private static IEnumerable<Type> Bases(Type type)
    {
        for (var declaring = type.BaseType; declaring is not null; declaring = declaring.BaseType)
            yield return declaring;
        foreach (var component in type.GetInterfaces())
            yield return component;
    }

    private static bool IsTarget(MemberInfo member) => member is PropertyInfo property && property.PropertyType == typeof(Target);

    private static bool IsExplicit(MemberInfo member) => member.Name.Contains('.', StringComparison.Ordinal);
}
