package eus.arreta.notices.internal.mail;

import java.util.Map;

/** What mails say, in the receiver's language. {@code {name}} and the like are filled in by {@link #fill}. */
final class MailTexts {

    private MailTexts() {}

    /** A mail's words. */
    record Words(String subject, String text) {}

    static final Map<String, Words> INVITATION = Map.of(
            "eu",
            new Words("Arretan sartzeko gonbidapena", """
                    Kaixo, {name}:

                    Arreta herritarren arretarako tresna da, eta bertan kontu bat sortu dizute. Aukeratu zure pasahitza hemen:

                    {link}

                    Estekak behin bakarrik balio du, eta {until} arte. Mezu hau espero ez bazenuen, ez egin ezer.
                    """),
            "es",
            new Words("Invitación para entrar en Arreta", """
                    Hola, {name}:

                    Te han creado una cuenta en Arreta, la herramienta de atención a la ciudadanía. Elige aquí tu contraseña:

                    {link}

                    El enlace vale una sola vez, hasta el {until}. Si no esperabas este mensaje, no hagas nada.
                    """),
            "fr",
            new Words("Invitation à rejoindre Arreta", """
                    Bonjour {name},

                    Un compte a été créé pour vous dans Arreta, l'outil d'accueil du public. Choisissez votre mot de passe ici :

                    {link}

                    Le lien ne sert qu'une fois, jusqu'au {until}. Si vous n'attendiez pas ce message, ne faites rien.
                    """),
            "en",
            new Words("Invitation to Arreta", """
                    Hello {name},

                    An account was made for you in Arreta, the contact centre of your administration. Choose your password here:

                    {link}

                    The link works once only, until {until}. If you did not expect this message, do nothing.
                    """));

    static final Map<String, Words> LINK_BACK = Map.of(
            "eu",
            new Words("Zure txatean jarraitu dezakezu", """
                    Kaixo:

                    Txatean hasi zenuen elkarrizketak zure zain jarraitzen du. Hemen ireki dezakezu:

                    {link}

                    Estekak elkarrizketa hori bakarrik irekitzen du, {until} arte. Ez birbidali inori: daukan edonork irakur dezake.
                    """),
            "es",
            new Words("Puedes seguir tu conversación por chat", """
                    Hola:

                    La conversación que empezaste por chat te sigue esperando. Puedes abrirla aquí:

                    {link}

                    El enlace abre solo esa conversación, hasta el {until}. No lo reenvíes: quien lo tenga puede leerla.
                    """),
            "fr",
            new Words("Vous pouvez reprendre votre conversation", """
                    Bonjour,

                    La conversation que vous avez commencée par chat vous attend. Vous pouvez l'ouvrir ici :

                    {link}

                    Le lien n'ouvre que cette conversation, jusqu'au {until}. Ne le transmettez pas : qui le possède peut la lire.
                    """),
            "en",
            new Words("You can go on with your chat", """
                    Hello,

                    The conversation that you began by chat is still waiting for you. You can open it here:

                    {link}

                    The link opens that conversation only, until {until}. Do not pass it on: whoever has it can read it.
                    """));

    static final Map<String, Words> WEBHOOK_OFF = Map.of(
            "eu",
            new Words("Arreta: webhook bat itzali da", """
                    Webhook bat itzali egin da, hiru egunetan ezin izan delako ezer bidali. Zain dagoena gordeta dago: hartzailea
                    konpondutakoan, piztu berriro.

                    Webhook: {subject}
                    """),
            "es",
            new Words("Arreta: se ha desactivado un webhook", """
                    Se ha desactivado un webhook porque en tres días no se ha podido entregar nada. Lo pendiente se conserva: cuando
                    su receptor vuelva a funcionar, actívalo de nuevo.

                    Webhook: {subject}
                    """),
            "fr",
            new Words("Arreta : un webhook a été désactivé", """
                    Un webhook a été désactivé car rien n'a pu être transmis pendant trois jours. Ce qui attend est conservé :
                    réactivez-le quand son destinataire fonctionne à nouveau.

                    Webhook : {subject}
                    """),
            "en",
            new Words("Arreta: a webhook was switched off", """
                    A webhook was switched off, since nothing got through for three days. What waits for it is kept: enable it
                    again when its receiver works.

                    Webhook: {subject}
                    """));

    static final Map<String, Words> SLA_WARNING = Map.of(
            "eu",
            new Words("Arreta: kasu baten epea amaitzear dago", """
                    Kasu baten zerbitzu-epea amaitzear dago.

                    Kasua: {subject}
                    """),
            "es",
            new Words("Arreta: un caso está a punto de incumplir su plazo", """
                    El plazo de servicio de un caso está a punto de terminar.

                    Caso: {subject}
                    """),
            "fr",
            new Words("Arreta : un dossier est près de dépasser son délai", """
                    Le délai de service d'un dossier est près de se terminer.

                    Dossier: {subject}
                    """),
            "en",
            new Words("Arreta: a case will soon be late", """
                    The service time of a case is nearly over.

                    Case: {subject}
                    """));

    static final Map<String, Words> SLA_BREACHED = Map.of(
            "eu",
            new Words("Arreta: kasu bat epez kanpo dago", """
                    Kasu baten zerbitzu-epea amaitu da.

                    Kasua: {subject}
                    """),
            "es",
            new Words("Arreta: un caso ha incumplido su plazo", """
                    El plazo de servicio de un caso ha terminado.

                    Caso: {subject}
                    """),
            "fr",
            new Words("Arreta : un dossier a dépassé son délai", """
                    Le délai de service d'un dossier est terminé.

                    Dossier: {subject}
                    """),
            "en",
            new Words("Arreta: a case is late", """
                    The service time of a case is over.

                    Case: {subject}
                    """));

    /** The words in that language, in Spanish where there are none. */
    static Words in(Map<String, Words> words, String language) {
        return words.getOrDefault(language == null ? "es" : language, words.get("es"));
    }

    static Letter fill(String to, Words words, Map<String, String> values, String language) {
        String text = words.text();
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("{" + value.getKey() + "}", Letter.inOneLine(value.getValue()));
        }
        return new Letter(to, words.subject(), text, language == null ? "es" : language);
    }
}
