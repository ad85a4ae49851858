using System.Reflection;

namespace AWSSDK.Testing;

/// <summary>What other assemblies can see of an assembly that builds on AWSSDK.Core, one signature a line.</summary>
/// <remarks>Members that only override one of AWSSDK.Core or of the framework are those packages' surface, and left out.</remarks>
public static class PublicSurface
{
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Of(params IEnumerable<Type> types) =>
        types.OrderBy(type => type.FullName, StringComparer.Ordinal).SelectMany(OfType);

    private static IEnumerable<string> OfType(Type type)
    {
        var interfaces = type.IsInterface
            ? type.GetInterfaces().Except(type.GetInterfaces().SelectMany(inherited => inherited.GetInterfaces())).ToList()
            : type.GetInterfaces().Where(implemented => implemented.Assembly == type.Assembly).ToList();
        var parents = new[] { type.BaseType }.OfType<Type>().Select(ForeignBase).Concat(interfaces.OrderBy(parent => parent.Name, StringComparer.Ordinal));
        yield return $"{(type.IsInterface ? "interface" : type.IsAbstract ? "abstract class" : "class")} {type.FullName} : {string.Join(", ", parents.Select(Name))}";

        var lines = Own(type).SelectMany(part => part.GetMembers(Everything)).Where(member => member is not ConstructorInfo || member.DeclaringType == type)
            .Select(Signature).OfType<string>().Order(StringComparer.Ordinal);
        foreach (var line in lines)
            yield return $"  {line}";
    }

    /// <summary>The type and those of its bases that belong to the same product, which the official packages do not have.</summary>
    private static IEnumerable<Type> Own(Type type)
    {
        for (var part = type; part is not null && (part == type || IsSubsetRuntime(part)); part = part.BaseType)
            yield return part;
    }

    private static Type ForeignBase(Type type) => IsSubsetRuntime(type) ? ForeignBase(type.BaseType!) : type;

    private static bool IsSubsetRuntime(Type type) => type.Assembly.GetName().Name == "AWSSDK.Subset.Runtime";

    private static string? Signature(MemberInfo member) => member switch
    {
        ConstructorInfo constructor when IsVisible(constructor) => $".ctor({Parameters(constructor)})",
        MethodInfo { Name: "op_Implicit" } conversion => $"implicit {Name(conversion.ReturnType)}({Parameters(conversion)})",
        MethodInfo { IsSpecialName: false } method when IsVisible(method) && IsNew(method) =>
            $"{Modifiers(method)}{Name(method.ReturnType)} {method.Name}({Parameters(method)})",
        PropertyInfo property when property.GetMethod is { } get && IsVisible(get) && IsNew(get) =>
            $"{Modifiers(get)}{Name(property.PropertyType)} {property.Name} {{ get;{(property.SetMethod is { } set && IsVisible(set) ? " set;" : "")} }}",
        FieldInfo field when field.IsPublic || field.IsFamily => $"{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{Name(field.FieldType)} {field.Name}",
        TypeInfo nested when nested.IsNestedPublic || nested.IsNestedFamily => $"nested {nested.Name}",
        _ => null,
    };

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsNew(MethodInfo method) => method.GetBaseDefinition().DeclaringType == method.DeclaringType;

    private static string Modifiers(MethodInfo method) =>
        method.IsStatic ? "static " : method.DeclaringType!.IsInterface ? "" : method is { IsVirtual: true, IsFinal: false } ? "virtual " : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{Name(parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? " = default" : "")}"));

    private static string Name(Type type) =>
        Nullable.GetUnderlyingType(type) is { } value ? $"{Name(value)}?"
        : type.IsGenericType ? $"{type.Name[..type.Name.IndexOf('`')]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
        : type.Name;
}
