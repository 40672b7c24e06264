package eus.arreta.access;

import eus.arreta.http.Problem;
import java.util.Set;
import java.util.UUID;

/**
 * Who causes something: stands in every public service method. Permission, audit and purpose of access follow from it.
 *
 * @param kind        a person at the console, a program with a key, or Arreta itself
 * @param id          of the user; a fixed id for Arreta itself
 * @param name        as others see it
 * @param roles       that were given to it; empty for Arreta itself. Only restrictions of cases name roles: what a role
 *     allows stands in {@code permissions}
 * @param permissions what it may do
 * @param reason      why it acts, where somebody said so; absent otherwise
 */
public record Actor(Kind kind, UUID id, String name, Set<Role> roles, Set<Permission> permissions, String reason) {

    /** What acts. */
    public enum Kind {
        PERSON,
        KEY,
        SYSTEM
    }

    private static final UUID SYSTEM_ID = new UUID(0, 0);

    public Actor {
        roles = Set.copyOf(roles);
        permissions = Set.copyOf(permissions);
    }

    /** Arreta itself, with every permission; {@code name} is the part of it that acts. */
    public static Actor system(String name) {
        return new Actor(Kind.SYSTEM, SYSTEM_ID, name, Set.of(), Set.of(Permission.values()), null);
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** @throws Problem 403 when the permission is missing */
    public void require(Permission permission) {
        if (!may(permission)) {
            throw Problem.forbidden("Your roles do not allow this.");
        }
    }

    /** Hides the name. */
    @Override
    public String toString() {
        return "Actor[" + kind + " " + id + "]";
    }
}
