package eus.arreta.access.internal;

import eus.arreta.access.Role;
import eus.arreta.access.UserAccounts;
import eus.arreta.access.Users;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.channelapi.InvalidInput.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What a user may be made of. */
public final class UserCheck {

    private UserCheck() {}

    /** @throws InvalidInput for each field that is wrong */
    public static void check(Users.NewUser user) {
        List<FieldError> errors = new ArrayList<>();
        name(user.name(), errors);
        if (user.login() == null || !user.login().matches("[A-Za-z0-9._@-]{2,100}")) {
            errors.add(new FieldError(
                    "/login", "invalid", "has 2 to 100 letters, digits, dots, hyphens, underscores or @"));
        }
        if (user.password() != null) {
            PasswordForm.check(user.password()).ifPresent(errors::add);
        }
        email(user.email(), errors);
        roles(user.roles(), errors);
        languages(user.languages(), errors);
        refuse(errors);
    }

    /** @throws InvalidInput for each field that is wrong */
    public static void check(UserAccounts.Change change) {
        List<FieldError> errors = new ArrayList<>();
        if (change.name() != null) {
            name(change.name(), errors);
        }
        email(change.email() == null || change.email().isBlank() ? null : change.email(), errors);
        if (change.roles() != null) {
            roles(change.roles(), errors);
        }
        languages(change.languages(), errors);
        refuse(errors);
    }

    private static void name(String name, List<FieldError> errors) {
        if (name == null || name.isBlank() || name.length() > 200) {
            errors.add(new FieldError("/name", "required", "has 1 to 200 characters"));
        }
    }

    private static void email(String email, List<FieldError> errors) {
        if (email != null && !EmailForm.fits(email)) {
            errors.add(new FieldError("/email", "invalid", "is no e-mail address"));
        }
    }

    private static void roles(List<Role> roles, List<FieldError> errors) {
        if (roles == null || roles.isEmpty() || roles.stream().anyMatch(Objects::isNull)) {
            errors.add(new FieldError("/roles", "required", "names at least one role"));
        }
    }

    private static void languages(List<String> languages, List<FieldError> errors) {
        if (languages != null && !Users.LANGUAGES.containsAll(languages)) {
            errors.add(new FieldError("/languages", "invalid", "may hold eu, es, fr and en"));
        }
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }
}
