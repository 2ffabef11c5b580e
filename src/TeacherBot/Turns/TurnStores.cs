using TeacherBot.Store;

namespace TeacherBot.Turns;

/// <summary>The stores of a turn, over one set of keys.</summary>
internal sealed class TurnStores
{
    public TurnStores(Vault vault)
    {
        Vault = vault;
        People = new PeopleStore(vault);
        Roles = new RoleStore(vault);
        Effects = new EffectWriter(People, Roles, new RemarkStore(vault));
        Queries = new QueryReader(People, Roles);
        Tokens = new Tokens(vault.Signer);
    }

    public Vault Vault { get; }

    public PeopleStore People { get; }

    public RoleStore Roles { get; }

    public EffectWriter Effects { get; }

    public QueryReader Queries { get; }

    public Tokens Tokens { get; }
}
