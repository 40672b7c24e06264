package eus.arreta.telegram.internal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the channel itself says to citizens, in Spanish; the other languages are in {@code messages/telegram_*.properties}. */
@MessageBundle(value = "telegram", locale = "es")
public interface TelegramTexts {

    @Message(
            "El archivo es demasiado grande: Telegram solo nos entrega archivos de hasta 20 MB. Envíalo más pequeño o en partes, o pregunta aquí por otra vía.")
    String fileTooLarge();

    @Message("Lo sentimos: no atendemos en grupos. Escríbenos en un chat privado.")
    String noGroups();

    @Message("Qué puedes pedir aquí")
    String commandHelp();

    @Message("Elegir idioma")
    String commandLanguage();

    @Message("Hablar con una persona")
    String commandPerson();

    @Message("Cómo va lo tuyo")
    String commandStatus();

    @Message("Dejar de recibir avisos")
    String commandStop();

    @Message("Darnos tu número de teléfono")
    String commandPhone();

    @Message(
            "Si quieres que sepamos tu número de teléfono, pulsa el botón: Telegram te pedirá permiso para dárnoslo. No es obligatorio.")
    String askForPhone();

    @Message("Dar mi número de teléfono")
    String givePhone();

    @Message("Gracias: hemos apuntado tu número.")
    String phoneTaken();
}
