using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Ipernity.PowerShell.Tests.Conventions;

/// <summary>Which folder of a project uses which, with an example for each pair. Folders are the namespaces below the project's.</summary>
internal sealed class FolderDependencies
{
    /// <summary>What the project's root folder is called in messages.</summary>
    public const string Root = "(root)";

    private readonly string _project;
    private readonly Dictionary<(string From, string To), (string User, string Used)> _examples = [];

    private FolderDependencies(string project)
    {
        _project = project;
    }

    /// <summary>For each pair of folders, a type of the first and the type of the second that it uses, as <c>Folder/Type</c>.</summary>
    public IReadOnlyDictionary<(string From, string To), (string User, string Used)> Examples => _examples;

    public static FolderDependencies Read(string project, string assembly)
    {
        var dependencies = new FolderDependencies(project);
        using var module = ModuleDefinition.ReadModule(assembly);
        foreach (var type in module.GetTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            foreach (var used in TypesUsedBy(type).SelectMany(Parts))
                dependencies.Add(Outermost(type), Outermost(used));
        }

        return dependencies;
    }

    private void Add(TypeDefinition user, TypeDefinition used)
    {
        if (FolderOf(user) is { } from && FolderOf(used) is { } to && from != to)
            _examples.TryAdd((from, to), (NameOf(from, user), NameOf(to, used)));
    }

    // Types that a compiler or a package adds are in other namespaces or in none.
    private string? FolderOf(TypeDefinition type)
    {
        if (type.Namespace == _project)
            return Root;
        var prefix = _project + ".";
        return type.Namespace.StartsWith(prefix, StringComparison.Ordinal) ? type.Namespace[prefix.Length..].Replace('.', '/') : null;
    }

    private static string NameOf(string folder, TypeDefinition type)
    {
        var name = type.Name.Split('`')[0];
        return folder == Root ? name : $"{folder}/{name}";
    }

    private static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static IEnumerable<TypeReference?> TypesUsedBy(TypeDefinition type)
    {
        IEnumerable<TypeReference?> own =
        [
            type.BaseType,
            .. type.Interfaces.Select(implemented => implemented.InterfaceType),
            .. type.Fields.Select(field => field.FieldType),
            .. type.Properties.Select(property => property.PropertyType),
            .. type.Events.Select(raised => raised.EventType),
            .. TypesOfConstraints(type),
        ];
        IEnumerable<ICustomAttributeProvider> annotated =
            [
                type,
                .. type.Fields,
                .. type.Properties,
                .. type.Events,
                .. type.Methods,
                .. type.Methods.SelectMany(method => method.Parameters)];
        return own.Concat(annotated.SelectMany(TypesOfAttributes)).Concat(type.Methods.SelectMany(TypesUsedBy));
    }

    private static IEnumerable<TypeReference?> TypesUsedBy(MethodDefinition method)
    {
        IEnumerable<TypeReference?> signature = [.. TypesOfSignature(method), .. TypesOfConstraints(method)];
        return method.HasBody
            ?
            [
                .. signature,
                .. method.Body.Variables.Select(variable => variable.VariableType),
                .. method.Body.ExceptionHandlers.Select(handler => handler.CatchType),
                .. method.Body.Instructions.SelectMany(TypesOfOperand),
            ]
            : signature;
    }

    private static IEnumerable<TypeReference?> TypesOfOperand(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        MethodReference method => TypesOfSignature(method),
        FieldReference field => [field.DeclaringType, field.FieldType],
        _ => [],
    };

    private static IEnumerable<TypeReference?> TypesOfSignature(MethodReference method) =>
    [
        method.DeclaringType,
        method.ReturnType,
        .. method.Parameters.Select(parameter => parameter.ParameterType),
        .. method is GenericInstanceMethod generic ? generic.GenericArguments : [],
    ];

    private static IEnumerable<TypeReference?> TypesOfConstraints(IGenericParameterProvider provider) =>
        provider.GenericParameters.SelectMany(parameter => parameter.Constraints).Select(constraint => constraint.ConstraintType);

    private static IEnumerable<TypeReference?> TypesOfAttributes(ICustomAttributeProvider annotated) =>
        annotated.CustomAttributes.SelectMany(
        attribute => attribute.ConstructorArguments.Concat(attribute.Properties.Select(property => property.Argument))
            .SelectMany(argument => new[] { argument.Type, argument.Value as TypeReference })
            .Prepend(attribute.AttributeType));

    // The types of this module of which a type is made: its arguments, its elements and itself.
    private static IEnumerable<TypeDefinition> Parts(TypeReference? type) => type switch
    {
        TypeDefinition own => [own],
        GenericInstanceType generic => generic.GenericArguments.Append(generic.ElementType).SelectMany(Parts),
        TypeSpecification composed => Parts(composed.ElementType),
        _ => [],
    };
}
