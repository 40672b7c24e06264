package eus.arreta.webui.internal.text;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The page on which reception is set, in Spanish; the other languages are in {@code messages/desk_*.properties}. */
@MessageBundle(value = "desk", locale = "es")
public interface DeskTexts {

    @Message("Recepción")
    String title();

    @Message(
            "Lo que cada cuenta dice por sí misma: saludo, idioma, protección de datos, número del caso, órdenes y satisfacción.")
    String intro();

    @Message("Habla")
    String on();

    @Message("Callada")
    String off();

    @Message("Hablar en esta cuenta")
    String enabled();

    @Message("Saludo")
    String greeting();

    @Message("Lo que quede vacío lo dice Arreta con sus propias palabras.")
    String builtIn();

    @Message("Información de protección de datos")
    String information();

    @Message("Responsable de los datos")
    String controller();

    @Message("Finalidad")
    String purpose();

    @Message("Dirección de la segunda capa")
    String link();

    @Message("Versión del texto")
    String textVersion();

    @Message("Debe cambiar con el texto: se guarda qué versión vio cada persona.")
    String versionHint();

    @Message("Plazo de respuesta esperado, en horas")
    String answerWithin();

    @Message("Ofrecer temas")
    String menu();

    @Message("Códigos de los temas, uno por línea")
    String topics();

    @Message("Preguntar por la satisfacción")
    String satisfaction();

    @Message("Guardar")
    String save();

    @Message("Vista previa")
    String preview();

    @Message("Con lo que hay escrito aquí, aunque no esté guardado. No se dice nada a nadie.")
    String previewHint();

    @Message("Situación")
    String situation();

    @Message("Idioma de la persona")
    String language();

    @Message("Aún no se sabe")
    String unknown();

    @Message("Ver")
    String show();

    @Message("Opciones")
    String offers();

    @Message("En esta situación no se diría nada.")
    String nothing();

    @Message("No se puede guardar. Revisa: {fields}")
    String invalid(String fields);

    @Message("Alguien nuevo llega")
    String situationGreeting();

    @Message("Pide cambiar de idioma")
    String situationLanguageQuestion();

    @Message("Ha elegido idioma")
    String situationLanguageChosen();

    @Message("Ha elegido tema")
    String situationTopicChosen();

    @Message("Se abre un caso")
    String situationCaseOpened();

    @Message("Pide ayuda")
    String situationHelp();

    @Message("Pregunta por sus casos")
    String situationStatus();

    @Message("Pide una persona")
    String situationPerson();

    @Message("No quiere más avisos")
    String situationStopped();

    @Message("Hay un resultado")
    String situationSatisfaction();

    @Message("Ha puntuado")
    String situationScored();

    @Message("Ha comentado")
    String situationCommented();

    @Message("Termina la conversación")
    String situationEnded();

    @Message("Calendario de apertura")
    String openingHours();

    @Message("Código de un calendario. Mientras está cerrado se dice cuándo se abre; vacío, no se dice nada.")
    String openingHint();
}
