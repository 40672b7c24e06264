package eus.arreta.webui.internal.text;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * What stands around concerns, citizens and settings, in Spanish; the other languages are in
 * {@code messages/core_*.properties}.
 */
@MessageBundle(value = "core", locale = "es")
public interface CoreTexts {

    @Message("Qué pide")
    String concerns();

    @Message("sin respuesta")
    String concernOpen();

    @Message("Decir en qué ha quedado")
    String settle();

    @Message("Resultado")
    String outcome();

    @Message("respondido")
    String answered();

    @Message("remitido a otro organismo")
    String forwarded();

    @Message("registrado")
    String filed();

    @Message("la persona no sigue")
    String declined();

    @Message("no hace falta respuesta")
    String noReplyNeeded();

    @Message("se abrió un caso")
    String caseOpened();

    @Message("Organismo (si se remite)")
    String outcomeBody();

    @Message("Número de registro (si se registra)")
    String outcomeRegistry();

    @Message("Motivo (si no hace falta respuesta)")
    String outcomeReason();

    @Message("Aquí no se puede responder: se presenta con el formulario oficial.")
    String mustBeFiled();

    @Message("Formulario oficial")
    String officialForm();

    @Message("Guardar")
    String save();

    @Message("Campos propios")
    String fillIn();

    @Message("falta")
    String fieldMissing();

    @Message("sí")
    String yes();

    @Message("no")
    String no();

    @Message("Cambiar datos")
    String edit();

    @Message("Asunto")
    String subject();

    @Message("Tipo de petición")
    String kind();

    @Message("Tema")
    String topic();

    @Message("Prioridad")
    String priority();

    @Message("Etiquetas, separadas por comas")
    String tags();

    @Message("Cola")
    String queue();

    @Message("ninguna")
    String noQueue();

    @Message("ninguno")
    String noTopic();

    @Message("baja")
    String low();

    @Message("normal")
    String normal();

    @Message("alta")
    String high();

    @Message("urgente")
    String urgent();

    @Message("información")
    String information();

    @Message("ayuda con un trámite")
    String procedureHelp();

    @Message("queja")
    String complaint();

    @Message("sugerencia")
    String suggestion();

    @Message("agradecimiento")
    String thanks();

    @Message("acceso a información pública")
    String publicInformationAccess();

    @Message("derecho de protección de datos")
    String dataProtectionRight();

    @Message("petición de accesibilidad")
    String accessibilityRequest();

    @Message("Posponer hasta")
    String snooze();

    @Message("pospuesto hasta {moment}")
    String snoozedUntil(String moment);

    @Message("Traer de vuelta")
    String wake();

    @Message("Seguir")
    String follow();

    @Message("Dejar de seguir")
    String unfollow();

    @Message("Más acciones")
    String moreActions();

    @Message("Casos relacionados")
    String links();

    @Message("Relacionar con el caso número")
    String linkTo();

    @Message("Relación")
    String linkType();

    @Message("duplicado de")
    String duplicateOf();

    @Message("tiene un duplicado")
    String hasDuplicate();

    @Message("relacionado con")
    String relatedTo();

    @Message("parte de")
    String childOf();

    @Message("contiene")
    String parentOf();

    @Message("continúa")
    String follows();

    @Message("sigue en")
    String followedBy();

    @Message("separado de")
    String splitFromLink();

    @Message("se separó en")
    String splitIntoLink();

    @Message("Unir al caso número")
    String mergeInto();

    @Message("Unir")
    String merge();

    @Message("Deshacer la unión")
    String unmerge();

    @Message("Este caso forma parte de {number}.")
    String mergedInto(String number);

    @Message("Lo prometido")
    String promises();

    @Message("Prometer")
    String promise();

    @Message("Qué se promete")
    String promiseText();

    @Message("Para cuándo")
    String promiseDue();

    @Message("cumplido")
    String promiseKept();

    @Message("no cumplido")
    String promiseBroken();

    @Message("Cumplido")
    String keep();

    @Message("No cumplido")
    String fail();

    @Message("acceso restringido")
    String restricted();

    @Message("Restringir a mí y a supervisión")
    String restrictToMe();

    @Message("Quitar la restricción")
    String openToAll();

    @Message("Código para seguir en otro canal")
    String continueCode();

    @Message("Dar un código")
    String makeCode();

    @Message("Separar en otro caso")
    String splitOff();

    @Message("Responder por")
    String replyTo();

    @Message("la última conversación")
    String latestWay();

    @Message("no se puede contactar ({reason})")
    String unreachable(String reason);

    @Message("Enviar de todos modos")
    String sendAnyway();

    @Message("También lo mira: {names}")
    String viewing(String names);

    @Message("También escribe: {names}")
    String writing(String names);

    @Message("editado")
    String edited();

    @Message("La persona ha retirado este mensaje; se conserva.")
    String deleted();

    @Message("Versiones")
    String versions();

    @Message("En respuesta a")
    String answersTo();

    @Message("automático")
    String automatic();

    @Message("Llamada")
    String call();

    @Message("Visita")
    String visit();

    @Message("{who}: cambia {what}")
    String eventChanged(String who, String what);

    @Message("{who}: pasa a la cola {queue}")
    String eventQueue(String who, String queue);

    @Message("{who}: una petición queda en «{outcome}»")
    String eventOutcome(String who, String outcome);

    @Message("{who}: añade una petición")
    String eventConcernAdded(String who);

    @Message("{who}: pospone el caso")
    String eventSnoozed(String who);

    @Message("El caso vuelve a la bandeja")
    String eventSnoozeEnded();

    @Message("{who}: une casos")
    String eventMerged(String who);

    @Message("{who}: deshace la unión de casos")
    String eventUnmerged(String who);

    @Message("{who}: separa mensajes en otro caso")
    String eventSplit(String who);

    @Message("{who}: relaciona este caso con otro")
    String eventLinked(String who);

    @Message("{who}: quita una relación")
    String eventUnlinked(String who);

    @Message("{who} promete: {what}")
    String eventPromised(String who, String what);

    @Message("Promesa cumplida: {what}")
    String eventPromiseKept(String what);

    @Message("Promesa no cumplida: {what}")
    String eventPromiseBroken(String what);

    @Message("{who}: restringe el acceso")
    String eventRestricted(String who);

    @Message("{who}: quita la restricción")
    String eventUnrestricted(String who);

    @Message("{who}: ha silenciado a quien escribe · {reason}")
    String eventMuted(String who, String reason);

    @Message("{who}: ha dejado de silenciar a quien escribe")
    String eventUnmuted(String who);

    @Message("Silenciar a quien escribe")
    String mute();

    @Message(
            "Para insultos o avalanchas de mensajes. Lo que llegue se guarda en el caso, pero no abre casos, no pone plazos en marcha y no avisa a nadie. No se le dice nada.")
    String muteHint();

    @Message("Volver a atender sus mensajes")
    String unmute();

    @Message("silenciado hasta {moment}")
    String mutedUntil(String moment);

    @Message("Motivo")
    String muteReason();

    @Message("Durante")
    String muteFor();

    @Message("{#if count == 1}un día{#else}{count} días{/if}")
    String days(int count);

    @Message("{who} ha abierto un caso restringido. Motivo: {reason}")
    String eventGlassBroken(String who, String reason);

    @Message("Ha cambiado a quién pertenece el caso")
    String eventCitizen();

    @Message("La persona ha dicho quién es")
    String eventIdentity();

    @Message("Valoración: {score} de 5")
    String eventSatisfaction(String score);

    @Message("Todavía se debe una respuesta. Di antes en qué ha quedado cada petición (a la derecha).")
    String problemOpenConcerns();

    @Message("Faltan campos obligatorios.")
    String problemFields();

    @Message("Por ahí no se puede contactar con la persona. Elige otra conversación. Tu texto sigue aquí.")
    String problemUnreachable();

    @Message("La persona ha escrito mientras tanto. Léelo y envía otra vez.")
    String problemNewer();

    @Message("Este tipo de petición se presenta con el formulario oficial.")
    String problemFiled();

    @Message("Antes hay que saber mejor quién es la persona: no se ha identificado lo suficiente.")
    String problemAssurance();

    @Message("No se puede: uno de los dos forma parte de otro.")
    String problemMerged();

    @Message("Esa dirección ya es de otra persona.")
    String problemTaken();

    @Message("Algo de lo escrito no es válido. Revísalo.")
    String problemInput();

    @Message("Personas")
    String citizens();

    @Message("Nombre, DNI, teléfono o correo")
    String citizenSearch();

    @Message("Buscar")
    String search();

    @Message("No se encuentra a nadie.")
    String noCitizens();

    @Message("Nombre")
    String name();

    @Message("Direcciones")
    String addresses();

    @Message("Tipo")
    String addressKind();

    @Message("Dirección")
    String addressValue();

    @Message("Añadir")
    String add();

    @Message("teléfono")
    String phone();

    @Message("correo")
    String email();

    @Message("documento (NIF)")
    String document();

    @Message("Domicilio protegido")
    String secrecy();

    @Message("Consentimientos")
    String consents();

    @Message("Representación")
    String mandates();

    @Message("Notas sobre la persona")
    String notes();

    @Message("Añadir nota")
    String addNote();

    @Message("Puede ser la misma persona")
    String duplicates();

    @Message("Es la misma: unir aquí")
    String mergeCitizen();

    @Message("Esta persona se ha unido a otra.")
    String mergedCitizen();

    @Message("Es de otra persona")
    String splitAddress();

    @Message("Todo el historial")
    String personTimeline();

    @Message("dado")
    String given();

    @Message("retirado")
    String withdrawn();

    @Message("Ajustes")
    String settings();

    @Message("Colas")
    String queues();

    @Message("Temas")
    String topics();

    @Message("Organismos")
    String bodies();

    @Message("Código")
    String code();

    @Message("Nombre en {language}")
    String nameIn(String language);

    @Message("Retirar")
    String takeOut();

    @Message("retirado")
    String inactive();

    @Message("No hay nada.")
    String none();

    @Message("Abrir un caso restringido")
    String breakGlass();

    @Message(
            "Si el caso existe y está restringido, se abrirá durante ocho horas. Las personas con acceso recibirán un aviso con tu motivo.")
    String breakGlassHint();

    @Message("Motivo")
    String reason();

    @Message("Para ti")
    String notifications();

    @Message("{who} te menciona")
    String notMention(String who);

    @Message("{who} te asigna el caso")
    String notAssigned(String who);

    @Message("{who} ha abierto un caso restringido")
    String notGlass(String who);

    @Message("{who}: novedades en un caso que sigues")
    String notOther(String who);

    @Message("Un plazo de servicio está a punto de terminar")
    String notSlaWarning();

    @Message("Un plazo de servicio ha terminado sin cumplirse")
    String notSlaBreached();

    @Message("Marcar todo como leído")
    String markRead();

    @Message("Cola")
    String fromQueue();

    @Message("Todas las colas")
    String allQueues();

    @Message("Más")
    String moreFound();

    @Message("por defecto")
    String defaultAddress();

    @Message("verificado el {day}")
    String verifiedOn(String day);

    @Message("Deshacer la última unión")
    String unmergeCitizen();

    @Message("Filtrar")
    String filter();

    @Message("Tema de Kafka")
    String filterTopic();

    @Message("Causa")
    String filterCause();

    @Message("Todos")
    String anyTopic();

    @Message("Reenviar los pendientes de este filtro")
    String replayAll();

    @Message("Se envían otra vez, en su orden, hasta 1.000. Lo que ya tuvo efecto no lo tiene dos veces.")
    String replayAllHint();

    @Message("Exportar CSV")
    String exportCsv();

    @Message("Importar CSV")
    String importCsv();

    @Message("Filas aceptadas")
    String importAccepted();

    @Message("Filas rechazadas")
    String importRejected();

    @Message("Línea")
    String importLine();

    @Message("No se ha podido importar el archivo.")
    String importFailed();

    @Message("pasaporte")
    String passport();

    @Message("documento extranjero")
    String foreignDocument();

    @Message("visitante del chat web")
    String chatVisitor();

    @Message("no lo ha dicho")
    String notSaid();

    @Message("Canal que prefiere")
    String preferredChannel();

    @Message("Canal")
    String channel();

    @Message("avisos")
    String forNotices();

    @Message("grabación de llamadas")
    String forRecording();

    @Message("contacto para encuestas")
    String forSurvey();

    @Message("Anotar un consentimiento")
    String addConsent();

    @Message("Solo lo que la persona haya dicho. La versión es la del texto que se le leyó o mostró.")
    String consentHint();

    @Message("Para qué")
    String purpose();

    @Message("Versión del texto")
    String textVersion();

    @Message("Retirar")
    String withdraw();

    @Message("le representa")
    String representedBy();

    @Message("representa a")
    String represents();

    @Message("Anotar una representación")
    String addMandate();

    @Message("Quién puede actuar en nombre de esta persona. Antes debe tener su propia ficha.")
    String mandateHint();

    @Message("DNI, teléfono o correo de quien representa")
    String representative();

    @Message("En qué")
    String mandateScope();

    @Message("Qué se ha visto como prueba")
    String mandateProof();

    @Message("Hasta (vacío: sin fin)")
    String mandateUntil();

    @Message("Terminar")
    String revoke();

    @Message("hasta {day}")
    String until(String day);
}
