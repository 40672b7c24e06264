package eus.arreta.access.internal;

import java.util.regex.Pattern;

/** What is taken for an e-mail address: one mailbox as people write it, nothing that a mail's head could be broken with. */
public final class EmailForm {

    /** RFC 5321 allows 254 characters in all. */
    private static final int LONGEST = 254;

    private static final Pattern FORM =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})*");

    private EmailForm() {}

    public static boolean fits(String text) {
        String address = text.strip();
        return address.length() <= LONGEST && FORM.matcher(address).matches();
    }
}
