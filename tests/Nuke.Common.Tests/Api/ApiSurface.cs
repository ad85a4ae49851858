using System.Reflection;
using System.Runtime.CompilerServices;

namespace Nuke.Tests.Api;

/// <summary>The public and protected surface of an assembly as lines of text: one for each type, then one for each of its members.</summary>
internal static class ApiSurface
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The members' lines, by the line of their type.</summary>
    public static IReadOnlyDictionary<string, IReadOnlySet<string>> Of(Assembly assembly) =>
        assembly.GetExportedTypes().ToDictionary(Header, type => (IReadOnlySet<string>)Members(type).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);

    private static string Header(Type type)
    {
        var name = $"[{type.Namespace}] {Kind(type)} ";
        if (type.IsEnum)
            return $"{name}{type.Name} {{ {string.Join(", ", EnumNames(type))} }}";
        if (type.IsSubclassOf(typeof(Delegate)))
        {
            var invoke = type.GetMethod("Invoke")!;
            return $"{name}{ApiText.Of(invoke.ReturnType)} {ApiText.Of(type)}({ApiText.Parameters(invoke)})";
        }

        var bases = Bases(type).Select(ApiText.Of).ToList();
        return bases.Count == 0 ? name + ApiText.Of(type) : $"{name}{ApiText.Of(type)} : {string.Join(", ", bases)}";
    }

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        _ when type.IsSubclassOf(typeof(Delegate)) => "delegate",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static IEnumerable<string> EnumNames(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static).OrderBy(field => field.MetadataToken).Select(field => field.Name);

    private static IEnumerable<Type> Bases(Type type)
    {
        var baseType = type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) ? parent : null;
        return type.IsValueType ? [] : baseType is null ? type.GetInterfaces() : type.GetInterfaces().Prepend(baseType);
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum || type.IsSubclassOf(typeof(Delegate)))
            return [];

        return type.GetConstructors(Declared).Where(IsVisible).Where(constructor => !constructor.IsStatic).Select(ConstructorLine)
            .Concat(type.GetFields(Declared).Where(field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly).Select(FieldLine))
            .Concat(type.GetProperties(Declared).Where(property => Accessors(property).Any()).Select(PropertyLine))
            .Concat(type.GetMethods(Declared).Where(IsVisible).Where(IsOrdinary).Select(MethodLine));
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsOrdinary(MethodInfo method) => !method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static IEnumerable<MethodInfo> Accessors(PropertyInfo property) => property.GetAccessors(nonPublic: true).Where(IsVisible);

    private static string Access(MethodBase method) => method.IsPublic ? "public" : "protected";

    private static string ConstructorLine(ConstructorInfo constructor) => $"{Access(constructor)} .ctor({ApiText.Parameters(constructor)})";

    private static string FieldLine(FieldInfo field)
    {
        var modifier = field switch
        {
            { IsLiteral: true } => "const ",
            { IsStatic: true, IsInitOnly: true } => "static readonly ",
            { IsStatic: true } => "static ",
            _ => "",
        };
        return $"{(field.IsPublic ? "public" : "protected")} {modifier}{ApiText.Of(field.FieldType)} {field.Name}";
    }

    // Whether a virtual property overrides another one is not told apart.
    private static string PropertyLine(PropertyInfo property)
    {
        var accessors = Accessors(property).ToList();
        var first = accessors[0];
        var isDefault = property.DeclaringType!.IsInterface && !first.IsAbstract ? " (default impl)" : "";
        var modifier = property.DeclaringType.IsInterface ? ""
            : first.IsStatic ? "static "
            : first.IsAbstract ? "abstract "
            : first is { IsVirtual: true, IsFinal: false } ? "virtual "
            : "";
        var body = string.Join(' ', accessors.Select(accessor => accessor.ReturnType == typeof(void) ? "set;" : "get;").Order(StringComparer.Ordinal));
        return $"{Access(first)} {modifier}{ApiText.Of(property.PropertyType)} {property.Name} {{ {body} }}{isDefault}";
    }

    private static string MethodLine(MethodInfo method)
    {
        var modifier = method.DeclaringType!.IsInterface ? ""
            : method.IsStatic ? "static "
            : method.IsAbstract ? "abstract "
            : method is not { IsVirtual: true, IsFinal: false } ? ""
            : method.GetBaseDefinition() == method ? "virtual "
            : "override ";
        var generics = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(ApiText.Of))}>" : "";
        var extension = method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "";
        return $"{Access(method)} {modifier}{ApiText.Of(method.ReturnType)} {method.Name}{generics}({extension}{ApiText.Parameters(method)}){ApiText.Constraints(method)}";
    }
}
